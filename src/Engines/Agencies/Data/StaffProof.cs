using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Officers, their posts and locks, proved by the officers' streams.</summary>
internal sealed class StaffProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    private sealed record Officer(long Person, List<StaffPost> Posts)
    {
        public bool Locked { get; set; }
    }

    private sealed class Run : IProofRun
    {
        private const string StaffTable = "agencies_staff", PostTable = "agencies_post";

        private readonly Dictionary<long, Officer> officers = [];

        public void Next(RecordedEvent e)
        {
            if (!e.Stream.StartsWith("staff-", StringComparison.Ordinal)) return;
            switch (e.Body)
            {
                case StaffAppointed appointed: officers[appointed.Staff] = new Officer(appointed.Person, [.. appointed.Posts]); break;
                case StaffLocked locked when officers.TryGetValue(locked.Staff, out var officer): officer.Locked = true; break;
                case StaffUnlocked unlocked when officers.TryGetValue(unlocked.Staff, out var officer): officer.Locked = false; break;
                case StaffRoleChanged changed when officers.TryGetValue(changed.Staff, out var officer): Change(officer, changed); break;
            }
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await CompareStaffAsync(snapshot, findings, ct);
            await ComparePostsAsync(snapshot, findings, ct);
        }

        private static void Change(Officer officer, StaffRoleChanged changed)
        {
            var at = officer.Posts.IndexOf(new StaffPost(changed.Agency, changed.From));
            if (at >= 0) officer.Posts[at] = new StaffPost(changed.Agency, changed.To);
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
            var left = officers.SelectMany(one => one.Value.Posts.Select((post, place) => (Staff: one.Key, Post: post, place)))
                .ToDictionary(one => (one.Staff, one.Post), one => one.place);
            await using var command = snapshot.Scan($"select staff, agency, role, position from {PostTable}");
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                findings.Compared();
                var (staff, post) = (rows.Int(0), new StaffPost(rows.Int(1), rows.GetString(2)));
                var found = rows.Int(3);
                if (!left.Remove((staff, post), out var place)) findings.Extra(PostTable, Key(staff, post));
                else if (place != found) findings.Differs(PostTable, Key(staff, post), "position", place, found);
            }
            foreach (var (staff, post) in left.Keys) findings.Missing(PostTable, Key(staff, post));
        }

        private static string Word(bool locked) => locked ? "locked" : "not locked";

        private static string Key(long staff) => staff.ToString(CultureInfo.InvariantCulture);

        private static string Key(long staff, StaffPost post) =>
            string.Create(CultureInfo.InvariantCulture, $"{staff}, {post.Agency}, {post.Role}");
    }
}
