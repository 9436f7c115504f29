using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Roles and what they hold, proved by their streams; how one is called is not proved.</summary>
internal sealed class RoleProof : IProof
{
    public IProofRun Start(VerifySettings settings) => new Run();

    private sealed class Run : IProofRun
    {
        private const string Table = "agencies_role", HeldTable = "agencies_role_permission";

        private readonly Dictionary<string, (bool Ended, bool Second)> roles = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Role, string Permission), bool> held = [];

        public void Next(RecordedEvent e)
        {
            if (!e.Stream.StartsWith("role-", StringComparison.Ordinal)) return;
            var role = e.Stream["role-".Length..];
            roles.TryAdd(role, default);
            switch (e.Body)
            {
                case RoleMade made: Set(role, made.Held, true); break;
                case RoleBundled bundled:
                    Set(role, bundled.Given, true);
                    Set(role, bundled.Taken, false);
                    break;
                case RoleEnded: roles[role] = roles[role] with { Ended = true }; break;
                case RoleSecondFactorAsked asked: roles[role] = roles[role] with { Second = asked.Asked }; break;
            }
        }

        public async Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            await CompareRolesAsync(snapshot, findings, ct);
            await CompareHeldAsync(snapshot, findings, ct);
        }

        private void Set(string role, IEnumerable<string> permissions, bool holds)
        {
            foreach (var permission in permissions) held[(role, permission)] = holds;
        }

        private async Task CompareRolesAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = roles.Keys.ToHashSet(StringComparer.Ordinal);
            await using var command = snapshot.Scan($"select id, ended_at, asks_second from {Table}");
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                findings.Compared();
                var (id, ended, second) = (rows.GetString(0), !rows.IsDBNull(1), rows.Int(2) != 0);
                if (!left.Remove(id))
                {
                    findings.Extra(Table, id);
                    continue;
                }
                var right = roles[id];
                if (ended != right.Ended) findings.Differs(Table, id, "ended_at", Word(right.Ended), Word(ended));
                if (second != right.Second) findings.Differs(Table, id, "asks_second", right.Second ? 1 : 0, second ? 1 : 0);
            }
            foreach (var id in left) findings.Missing(Table, id);
        }

        private async Task CompareHeldAsync(Snapshot snapshot, Findings findings, CancellationToken ct)
        {
            var left = held.Keys.ToHashSet();
            await using var command = snapshot.Scan($"select role, permission, held from {HeldTable}");
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                findings.Compared();
                var (key, holds) = ((rows.GetString(0), rows.GetString(1)), rows.Int(2) != 0);
                var name = $"{key.Item1}, {key.Item2}";
                if (!left.Remove(key)) findings.Extra(HeldTable, name);
                else if (holds != held[key]) findings.Differs(HeldTable, name, "held", held[key] ? 1 : 0, holds ? 1 : 0);
            }
            foreach (var (role, permission) in left) findings.Missing(HeldTable, $"{role}, {permission}");
        }

        private static string Word(bool ended) => ended ? "ended" : "in force";
    }
}
