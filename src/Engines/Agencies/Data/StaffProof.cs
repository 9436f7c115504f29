using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Officers, their posts and locks, proved by the officers' streams.</summary>
internal sealed class StaffProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    private sealed record Officer(long Person, List<Held> Posts)
    {
        public bool Locked { get; set; }
    }

    private sealed record Held(StaffPost Post, long Place, long? Until);

    private sealed class Run : IProofRun
    {
        private const string StaffTable = "agencies_staff", PostTable = "agencies_post";

        private readonly Dictionary<long, Officer> officers = [];

        public void Next(RecordedEvent e)
        {
            if (!e.Stream.StartsWith("staff-", StringComparison.Ordinal)) return;
            switch (e.Body)
            {
                case StaffAppointed appointed: officers[appointed.Staff] = new Officer(
                    appointed.Person, [.. appointed.Posts.Select((post, place) => new Held(post, place, null))]); break;
                case StaffLocked locked when officers.TryGetValue(locked.Staff, out var officer): officer.Locked = true; break;
                case StaffUnlocked unlocked when officers.TryGetValue(unlocked.Staff, out var officer): officer.Locked = false; break;
                case StaffRoleChanged changed when officers.TryGetValue(changed.Staff, out var officer):
                    Change(officer, new(changed.Agency, changed.From), held => held with { Post = new(changed.Agency, changed.To) }); break;
                case StaffPostGiven given when officers.TryGetValue(given.Staff, out var officer):
                    Give(officer, new(given.Agency, given.Role), given.Until); break;
                case StaffPostDated dated when officers.TryGetValue(dated.Staff, out var officer):
                    Change(officer, new(dated.Agency, dated.Role), held => held with { Until = dated.Until }); break;
                case StaffPostMoved moved when officers.TryGetValue(moved.Staff, out var officer):
                    Change(officer, new(moved.From, moved.Role), held => held with { Post = new(moved.To, moved.Role) }); break;
                case StaffPostEnded ended when officers.TryGetValue(ended.Staff, out var officer):
                    officer.Posts.RemoveAll(held => held.Post == new StaffPost(ended.Agency, ended.Role)); break;
            }
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await CompareStaffAsync(snapshot, findings, ct);
            await ComparePostsAsync(snapshot, findings, ct);
        }

        /// <summary>A post that had ended by itself lies there still; the new one takes its row.</summary>
        private static void Give(Officer officer, StaffPost post, long? until)
        {
            officer.Posts.RemoveAll(held => held.Post == post);
            officer.Posts.Add(new(post, officer.Posts.Count == 0 ? 0 : officer.Posts.Max(held => held.Place) + 1, until));
        }

        private static void Change(Officer officer, StaffPost post, Func<Held, Held> change)
        {
            if (officer.Posts.Find(held => held.Post == post) is not { } found) return;
            var changed = change(found);
            officer.Posts.RemoveAll(held => held == found || held.Post == changed.Post);
            officer.Posts.Add(changed);
        }

        private async Task CompareStaffAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = new HashSet<long>(officers.Keys);
            await using var command = snapshot.Scan($"select id, person, locked_at from {StaffTable}");
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                findings.Compared();
                var (id, key) = (rows.Int(0), Key(rows.Int(0)));
                if (!left.Remove(id))
                {
                    findings.Extra(StaffTable, key);
                    continue;
                }
                var (right, person, locked) = (officers[id], (Cell)rows.Int(1), !rows.IsDBNull(2));
                if (person != right.Person) findings.Differs(StaffTable, key, "person", right.Person, person);
                if (locked != right.Locked) findings.Differs(StaffTable, key, "locked_at", Word(right.Locked), Word(locked));
            }
            foreach (var id in left) findings.Missing(StaffTable, Key(id));
        }

        private async Task ComparePostsAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = officers.SelectMany(one => one.Value.Posts.Select(held => (Staff: one.Key, held)))
                .ToDictionary(one => (one.Staff, one.held.Post), one => one.held);
            await using var command = snapshot.Scan($"select staff, agency, role, position, until from {PostTable}");
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                findings.Compared();
                var (staff, post) = (rows.Int(0), new StaffPost(rows.Int(1), rows.GetString(2)));
                var (place, until) = (rows.Int(3), rows.IntOrNull(4));
                if (!left.Remove((staff, post), out var right))
                {
                    findings.Extra(PostTable, Key(staff, post));
                    continue;
                }
                if (right.Place != place) findings.Differs(PostTable, Key(staff, post), "position", right.Place, place);
                if (right.Until != until) findings.Differs(PostTable, Key(staff, post), "until", right.Until, until);
            }
            foreach (var (staff, post) in left.Keys) findings.Missing(PostTable, Key(staff, post));
        }

        private static string Word(bool locked) => locked ? "locked" : "not locked";

        private static string Key(long staff) => staff.ToString(CultureInfo.InvariantCulture);

        private static string Key(long staff, StaffPost post) =>
            string.Create(CultureInfo.InvariantCulture, $"{staff}, {post.Agency}, {post.Role}");
    }
}
