import { STRONG_MS } from '../auth/sessions.js';
import type { Collection } from '../collections.js';
import type { Identity } from '../identities.js';
import type { World } from '../world.js';

/**
 * An endpoint document. Keys recorded (globus-cli's fixtures of a server and
 * of a personal endpoint); those that came later documented (Transfer API,
 * "Endpoint Document"; @globus/sdk).
 */
export function endpointDocument(
  world: World,
  collection: Collection,
  viewer: Identity,
  inUse: boolean
): Record<string, unknown> {
  const personal = collection.entityType.startsWith('GCP_');
  const guest = collection.entityType.endsWith('guest_collection');
  const mine = collection.ownerId === viewer.id;
  const owner = world.identities.find(i => i.id === collection.ownerId);
  const host = world.collections.find(c => c.id === collection.hostId);
  return {
    DATA_TYPE: 'endpoint',
    acl_available: guest,
    acl_editable: guest && mine,
    acl_max_expiration_period_mins: null,
    activated: true,
    associated_flow_policy: null,
    authentication_assurance_timeout: null,
    authentication_policy_id: null,
    authentication_timeout_mins: collection.highAssurance
      ? STRONG_MS / 60_000
      : null,
    auto_delete_timeout: null,
    canonical_name: canonicalName(collection),
    contact_email: owner?.email ?? null,
    contact_info: null,
    default_directory: collection.defaultDirectory,
    department: null,
    description: collection.description,
    disable_anonymous_writes: false,
    disable_verify: false,
    display_name: collection.displayName,
    entity_type: collection.entityType,
    expire_time: null,
    expires_in: -1,
    force_encryption: false,
    force_verify: false,
    french_english_bilingual: false,
    gcp_connected: personal ? isConnected(world, collection) : null,
    gcp_paused: personal ? false : null,
    gcs_manager_url: null,
    gcs_version: personal ? null : '5.4.75',
    globus_connect_setup_key: null,
    guest_collection_activity_notification_policy: null,
    high_assurance: collection.highAssurance,
    host_endpoint: null,
    host_endpoint_display_name: null,
    host_endpoint_id: null,
    host_path: null,
    https_server: null,
    id: collection.id,
    in_use: inUse,
    info_link: null,
    is_globus_connect: personal,
    is_go_storage: false,
    keywords: collection.keywords.length ? collection.keywords.join(',') : null,
    last_accessed_time: null,
    local_user_info_available: !guest,
    location: null,
    mapped_collection_display_name: host?.displayName ?? null,
    mapped_collection_id: host?.id ?? null,
    max_concurrency: 4,
    max_parallelism: 8,
    mfa_required: false,
    my_effective_roles: mine ? ['administrator'] : [],
    myproxy_dn: null,
    myproxy_server: null,
    name: collection.id,
    network_use: 'normal',
    non_functional: collection.entityType === 'GCSv5_endpoint',
    non_functional_endpoint_display_name: null,
    non_functional_endpoint_id: null,
    oauth_server: null,
    organization: owner?.organization ?? null,
    owner_id: collection.ownerId,
    owner_string: owner?.username ?? null,
    preferred_concurrency: 2,
    preferred_parallelism: 4,
    preserve_modtime: null,
    public: collection.public,
    requester_pays: false,
    restrict_transfers_to_high_assurance: null,
    s3_owner_activated: false,
    s3_url: null,
    shareable: !guest,
    sharing_target_endpoint: null,
    sharing_target_root_path: null,
    skip_auto_delete: null,
    storage_type: personal ? null : 'POSIX',
    subscription_admin_verified: false,
    subscription_id: null,
    tlsftp_server: null,
    user_message: null,
    user_message_link: null,
    username: localName(collection.ownerId)
  };
}

/** The old form of a name, `OWNER#ID`, which documents still carry. */
export function canonicalName({ id, ownerId }: Collection): string {
  return `${localName(ownerId)}#${id}`;
}

/**
 * The username that documents show for an identity: `u_` and its id in base
 * 32. Recorded (task_list), its making guessed.
 */
export function localName(identityId: string): string {
  let bits = BigInt(`0x${identityId.replaceAll('-', '')}`) << 2n;
  let name = '';
  for (let i = 0; i < 26; i++) {
    name = BASE32.charAt(Number(bits & 31n)) + name;
    bits >>= 5n;
  }
  return `u_${name}`;
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

function isConnected(world: World, { id, online }: Collection): boolean {
  return online && !world.faults.has('offline', { collection: id });
}

/** The servers behind an endpoint; collections of version 5 show none. */
export function servers(
  world: World,
  collection: Collection
): Record<string, unknown>[] {
  // Recorded for a personal endpoint.
  return collection.entityType.startsWith('GCP_')
    ? [
        {
          DATA_TYPE: 'server',
          hostname: null,
          id: 512656,
          incoming_data_port_end: null,
          incoming_data_port_start: null,
          is_connected: isConnected(world, collection),
          is_paused: false,
          outgoing_data_port_end: null,
          outgoing_data_port_start: null,
          port: null,
          scheme: null,
          subject: null,
          uri: null
        }
      ]
    : [];
}
