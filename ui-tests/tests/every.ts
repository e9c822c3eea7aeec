import { collection } from '../environment';

/** The first cell: how values are kept for the comparison. */
export const SETUP = `%load_ext jupyterlab_globus
import dataclasses
import datetime
import inspect
import json
import pathlib
import jupyterlab_globus as globus

values = {}

def plain(value):
    if isinstance(value, globus.Entry):
        return dataclasses.asdict(value)
    if isinstance(value, globus.Listing):
        listed = [dataclasses.asdict(entry) for entry in value]
        for entry in listed:
            for name in ("permissions", "user", "group"):
                del entry[name]
        return {"collection": value.collection, "path": value.path, "entries": listed}
    if isinstance(value, globus.Collections):
        names = ("id", "name", "entity_type", "owner", "organization", "description")
        return [{name: getattr(row, name) for name in names} for row in value]
    return value.to_dict() if hasattr(value, "to_dict") else value

def submitted(task):
    return {name: getattr(task, name) for name in ("task_id", "label", "source", "destination")}

soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=30)
start = soon.isoformat(timespec="seconds")

def line(text):
    # A line takes no Python variables: the id of a task is written into it here.
    return get_ipython().run_line_magic("globus", text)

def keep():
    text = json.dumps({name: plain(value) for name, value in values.items()})
    pathlib.Path("values.json").write_text(text)`;

/** Every verb of `%globus`, each at least once. */
export function verbs(): string[] {
  const { one, two } = ids();
  return [
    'values["login"] = %globus login',
    `values["whoami"] = %globus whoami
values["search"] = %globus endpoint search "sandbox tutorial" --limit 25
values["collection"] = %globus endpoint show ${one}
%globus alias godata=${one}:/share/godata/
%globus alias ours=${two}
values["alias"] = %globus alias
values["ls"] = %globus ls ${one}:/share/godata/
values["named"] = %globus ls godata:/
values["hidden"] = %globus ls --all "${one}:/~/every kind/"
values["filtered"] = %globus ls "${one}:/~/every kind/" --filter "~*.txt"
values["ordered"] = %globus ls "${one}:/~/every kind/" --orderby size:DESC --orderby name:ASC
values["deep"] = %globus ls -r "${one}:/~/every kind/"
values["stat"] = %globus stat "${one}:/~/every kind/plain.txt"`,
    `%globus mkdir ours:/~/verbs
values["mkdir"] = %globus mkdir ${two}:/~/verbs/made
%globus mkdir ours:/~/verbs/draft
values["rename"] = %globus rename ours /~/verbs/draft /~/verbs/final`,
    `one = %globus transfer godata:/file1.txt ours:/~/verbs/one.txt --label "verbs one"
values["transfer"] = submitted(one)
values["wait"] = line(f"task wait {one.task_id} --timeout 60")`,
    `%%globus transfer "${one}:" "${two}:/~/verbs/" --label "verbs batch" --skip-source-errors
/share/godata/file2.txt two.txt
/share/godata/file3.txt three.txt  # a comment
"/share/godata/file1.txt" 'four.txt'
/share/godata/none.txt none.txt
--recursive "/~/every kind/" "every kind"`,
    `many = _
values["batch"] = submitted(many)
line(f"task wait {many.task_id}")
values["task"] = line(f"task show {many.task_id}")
values["sent"] = line(f"task show {many.task_id} --successful-transfers")
values["skipped"] = line(f"task show {many.task_id} --skipped-errors")
values["events"] = line(f"task event-list {many.task_id}")
`,
    `hopeless = %globus transfer godata:/none.txt ours:/~/verbs/none.txt --label "verbs hopeless"
changed = line(f"task update {hopeless.task_id} --label 'verbs given up' --deadline 2040-01-31")
values["update"] = {name: changed.to_dict()[name] for name in ("label", "deadline")}
values["cancel"] = line(f"task cancel {hopeless.task_id}")`,
    `values["bookmark"] = %globus bookmark create ${one}:/share/godata/ "verbs kept"
values["bookmark shown"] = %globus bookmark show "verbs kept"
%globus bookmark create ${one}:/share/godata/ "verbs draft"
values["bookmark renamed"] = %globus bookmark rename "verbs draft" "verbs final"
%globus bookmark create ${one}:/share/godata/ "verbs gone"
values["bookmark deleted"] = %globus bookmark delete "verbs gone"
values["bookmarks"] = %globus bookmark list`,
    `sends = "godata:/file1.txt ours:/~/verbs/timed.txt --name 'verbs timer'"
timer = line(f"timer create transfer {sends} --interval 1d --start {start}")
line(f"timer pause {timer.id}")
line(f"timer resume --skip-inactive-reason-check {timer.id}")
values["timer"] = line(f"timer show {timer.id}")
gone = line(f"timer create transfer {sends} --stop-after-runs 1 --start {start}")
values["timer deleted"] = line(f"timer delete {gone.id}")
values["timers"] = %globus timer list`,
    `task = %globus delete ours:/~/verbs/one.txt --label "verbs delete"
values["delete"] = submitted(task)`,
    `%%globus delete ours:/~/verbs/ --label "verbs deletes"
two.txt
three.txt`,
    `values["deletes"] = submitted(_)
values["rm"] = %globus rm ours:/~/verbs/four.txt --label "verbs rm"
for name in ("delete", "deletes"):
    line(f"task wait {values[name]['task_id']}")
values["tasks"] = %globus task list --filter-label "verbs *" --limit 20
keep()`,
    `%globus logout
values = {}
values["logout"] = %globus whoami
keep()
values = {}`
  ];
}

/** Every function of the module, and every method of what it returns. */
export function functions(): string[] {
  const { one, two } = ids();
  return [
    `values["login"] = globus.login()
values["whoami"] = globus.whoami()
values["search"] = globus.search("sandbox tutorial", limit=25)
values["collection"] = globus.collection("${one}")
values["ls"] = globus.ls("${one}:/share/godata/")
values["named"] = globus.ls("godata:/")
tree = "${one}:/~/every kind/"
values["hidden"] = globus.ls(tree, show_hidden=True)
values["filtered"] = globus.ls(tree, filter="name:~*.txt")
values["ordered"] = globus.ls(tree, order_by="size DESC,name")
values["deep"] = globus.ls(tree, recursive=True)
values["stat"] = globus.stat(tree + "plain.txt")`,
    `globus.mkdir("ours:/~/python")
values["mkdir"] = globus.mkdir("${two}:/~/python/made")
globus.mkdir("ours:/~/python/draft")
values["rename"] = globus.rename("ours:/~/python/draft", "/~/python/final")`,
    `one = globus.transfer("godata:/file1.txt", "ours:/~/python/one.txt", label="python one")
values["transfer"] = submitted(one)
values["wait"] = one.wait(60)
many = globus.transfer("${one}:", "${two}:/~/python/", label="python batch", skip_source_errors=True, items=[
    ("/share/godata/file2.txt", "two.txt"),
    ("/share/godata/file3.txt", "three.txt"),
    ("/share/godata/file1.txt", "four.txt"),
    ("/share/godata/none.txt", "none.txt"),
    globus.Item("/~/every kind/", "every kind", recursive=True),
])
values["batch"] = submitted(many)
globus.wait([one, many])
assert {task.task_id for task in globus.as_completed([one, many], timeout=60)} == {one.task_id, many.task_id}
values["task"] = plain(globus.task(many.task_id))
values["sent"] = many.successful_transfers()
values["skipped"] = many.skipped_errors()
values["events"] = many.events()`,
    `hopeless = globus.transfer("godata:/none.txt", "ours:/~/python/none.txt", label="python hopeless")
hopeless.update(label="python given up", deadline=datetime.datetime(2040, 1, 31))
values["update"] = {name: hopeless.refresh().to_dict()[name] for name in ("label", "deadline")}
values["cancel"] = plain(hopeless.cancel())`,
    `values["bookmark"] = globus.create_bookmark("python kept", "${one}:/share/godata/")
[values["bookmark shown"]] = [each for each in globus.bookmarks() if each.name == "python kept"]
draft = globus.create_bookmark("python draft", "${one}:/share/godata/")
values["bookmark renamed"] = draft.rename("python final")
values["bookmark deleted"] = globus.create_bookmark("python gone", "godata:/").delete()
values["bookmarks"] = globus.bookmarks()`,
    `timer = globus.create_timer("godata:/file1.txt", "ours:/~/python/timed.txt",
    name="python timer", every=datetime.timedelta(days=1), start=soon)
timer.pause().resume()
assert timer.last_task() is None
values["timer"] = plain(globus.timer(timer.id).refresh())
gone = globus.create_timer("godata:/file1.txt", "ours:/~/python/gone.txt", start=start)
values["timer deleted"] = gone.delete()
values["timers"] = globus.timers()`,
    `first = globus.delete("ours:/~/python/one.txt", label="python delete")
values["delete"] = submitted(first)
second = globus.delete("ours:/~/python/", paths=["two.txt", "three.txt"], label="python deletes")
values["deletes"] = submitted(second)
values["rm"] = globus.delete("ours:/~/python/four.txt", label="python rm").wait()
first.wait()
second.wait()
values["tasks"] = globus.tasks(label="python *", limit=20)
keep()`,
    `globus.logout()
values = {"logout": globus.whoami()}
own = lambda kind: [name for name, it in vars(kind).items() if inspect.isfunction(it) and name[0] != "_"]
values["names"] = [name for name in globus.__all__ if inspect.isfunction(getattr(globus, name))]
values["methods"] = own(globus.Task) + own(globus.Bookmark) + own(globus.Timer)
keep()`
  ];
}

function ids(): { one: string; two: string } {
  return { one: collection('tutorial-1').id, two: collection('tutorial-2').id };
}
