import { transfer as moving } from 'comlink';
import type { SearchScope } from '../globus/searchScopes';
import type {
  BookmarkDocument,
  EndpointDocument,
  FileDocument
} from '../globus/types';
import * as bookmarks from './bookmarks';
import { makeDirectory, rename } from './changes';
import { explainRefusal, toCollection, toCollectionPage } from './collections';
import type {
  Collection,
  CollectionPage,
  ListingColumns,
  ListingOrders,
  ListWishes
} from './filesTypes';
import { buffersOf, buffersOfOrders, toColumns } from './listing';
import type { SortableColumns } from './listingOrders';
import { ordersOf } from './listingOrders';
import { ENGINE, PageBase } from './pageBase';

/** What a page asks of collections, their files and bookmarks. */
export class PageFiles extends PageBase {
  async searchCollections(
    text: string,
    offset: number,
    scope: SearchScope = 'all',
    limit?: number
  ): Promise<CollectionPage> {
    const query = { text, offset, scope, limit };
    const { calls } = this[ENGINE].binding;
    return toCollectionPage(
      await calls.transfer(service => service.search(query))
    );
  }

  async collection(id: string): Promise<Collection> {
    return toCollection(await this.endpoint(id));
  }

  endpoint(id: string): Promise<EndpointDocument> {
    const { calls } = this[ENGINE].binding;
    return calls.transfer(service => service.endpoint(id));
  }

  async list(
    collection: string,
    path: string | null,
    showHidden: boolean,
    wishes: ListWishes = {}
  ): Promise<ListingColumns> {
    const { calls } = this[ENGINE].binding;
    const query = { ...wishes, path, showHidden };
    const document = await calls
      .transfer(service => service.list(collection, query))
      .catch((error: unknown) => explainRefusal(calls, error, collection));
    this.noteConsent(collection);
    const columns = toColumns(document);
    return moving(columns, buffersOf(columns));
  }

  async listingOrders(columns: SortableColumns): Promise<ListingOrders> {
    const orders = ordersOf(columns);
    return moving(orders, buffersOfOrders(orders));
  }

  async stat(collection: string, path: string): Promise<FileDocument> {
    const { calls } = this[ENGINE].binding;
    const document = await calls
      .transfer(service => service.stat(collection, path))
      .catch((error: unknown) => explainRefusal(calls, error, collection));
    this.noteConsent(collection);
    return document;
  }

  async makeDirectory(collection: string, path: string): Promise<void> {
    await makeDirectory(this[ENGINE].binding.calls, collection, path);
    this[ENGINE].changed(collection);
  }

  async rename(
    collection: string,
    path: string,
    newPath: string
  ): Promise<void> {
    await rename(this[ENGINE].binding.calls, collection, path, newPath);
    this[ENGINE].changed(collection);
  }

  async bookmarks(): Promise<BookmarkDocument[]> {
    return bookmarks.list(this[ENGINE].binding.calls);
  }

  createBookmark(
    bookmark: Omit<BookmarkDocument, 'id'>
  ): Promise<BookmarkDocument> {
    return bookmarks.create(this[ENGINE].binding.calls, bookmark);
  }

  renameBookmark(id: string, name: string): Promise<BookmarkDocument> {
    const { calls } = this[ENGINE].binding;
    return calls.transfer(service => service.renameBookmark(id, name));
  }

  deleteBookmark(id: string): Promise<void> {
    return bookmarks.remove(this[ENGINE].binding.calls, id);
  }

  /** Transfer has reached its data: a task needs no consent before it. */
  private noteConsent(collection: string): void {
    this[ENGINE].binding.session.consents.addCollection(collection);
  }
}
