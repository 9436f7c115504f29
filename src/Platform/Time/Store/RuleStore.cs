using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Time;

/// <summary>The deadline rules of the program together with those taken over since; read once per start.</summary>
public sealed class RuleStore(Database database, EventAppender events, TimeProvider time)
{
    /// <summary>Numbers of the program's own sets stay below, so that a newer program never meets one of ours.</summary>
    private const int FirstImported = 1001;

    /// <summary>All rules as they will be at the next start.</summary>
    public async Task<DeadlineRules> LoadAsync(CancellationToken ct = default)
    {
        var stored = await database.QueryAsync(row => row.GetString(0), "select content from time_rules order by effective_from", [], ct);
        return DeadlineRules.BuiltIn.With(stored.Select(DeadlineRuleSet.Parse));
    }

    internal static int Next(DeadlineRules known) => Math.Max(FirstImported, known.All.Max(set => set.Version) + 1);

    internal Task<Result> AddAsync(DeadlineRuleSet rules, Actor actor, CancellationToken ct)
    {
        var (work, now, from, content) = (new UnitOfWork(database), time.Now(), rules.EffectiveFrom.ToNumber(), rules.ToJson());
        var head = events.Append(work, $"rules-{rules.Version}", StreamHead.None, new EventStamp(now, now, actor.Id, 0),
            new RulesAdopted(rules.Version, from, TimeProof.Digest(from, rules.LegalBasis, content)));
        work.OnUnique(RulesErrors.Taken);
        work.Add(
            "insert into time_rules (version, effective_from, legal_basis, content, actor, recorded_at, stream_version, head_hash) " +
            "values ($1, $2, $3, $4, $5, $6, $7, $8)",
            rules.Version, from, rules.LegalBasis, content, actor.Id, now.Micros, head.Version, head.Hash);
        work.OnUnique(RulesErrors.Taken);
        return work.CommitAsync(ct);
    }
}
