using OpenProvince.Kernel;
using OpenProvince.Procedures.Domain;

namespace OpenProvince.Procedures.Contracts;

/// <summary>Every version of every procedure, in memory. A dossier asks for the version in force when it was received.</summary>
public sealed class ProcedureCatalogue
{
    private readonly Dictionary<string, Procedure[]> versions;
    private readonly Dictionary<string, ProvinceFees> fees;
    private readonly IReadOnlyList<FrontDoorPeriod> doors;
    private readonly IReadOnlyList<Signpost> signposts;
    private readonly ProcedureSearch search;

    public ProcedureCatalogue(IReadOnlyList<Procedure> procedures, IReadOnlyList<LifeEvent> lifeEvents,
        IReadOnlyDictionary<string, ProvinceFees> fees, IReadOnlyList<FrontDoorPeriod> doors, IReadOnlyList<Signpost> signposts)
    {
        versions = procedures.GroupBy(p => p.Code, StringComparer.Ordinal).ToDictionary(
            g => g.Key, g => g.OrderBy(p => p.Validity.From).ToArray(), StringComparer.Ordinal);
        LifeEvents = lifeEvents;
        this.fees = new(fees, StringComparer.Ordinal);
        this.doors = doors;
        this.signposts = signposts;
        search = new ProcedureSearch(procedures);
    }

    public IReadOnlyList<LifeEvent> LifeEvents { get; }

    public IEnumerable<Procedure> AllVersions => versions.Values.SelectMany(v => v);

    /// <summary>The version in force on that day, or null when the procedure is unknown or not in force.</summary>
    public Procedure? Find(string? code, DateOnly day) =>
        code is not null && versions.TryGetValue(code, out var known) ? known.FirstOrDefault(p => p.Validity.Covers(day)) : null;

    public IReadOnlyList<Procedure> InForce(DateOnly day) =>
        [.. versions.Values.Select(v => v.FirstOrDefault(p => p.Validity.Covers(day))).OfType<Procedure>()
            .OrderBy(p => p.Field.Code, StringComparer.Ordinal).ThenBy(p => p.Code, StringComparer.Ordinal)];

    /// <summary>Best first; an empty question gives everything in force.</summary>
    public IReadOnlyList<Procedure> Search(string? question, DateOnly day)
    {
        if (string.IsNullOrWhiteSpace(question)) return InForce(day);
        return SignpostFor(question, day) is { Instead: true } ? [] : search.Find(question, day);
    }

    /// <summary>Where to go when the question is about what another office does: the longest expression in it decides.</summary>
    public Signpost? SignpostFor(string? question, DateOnly day)
    {
        var folded = VietnameseText.Fold(question);
        return signposts.Where(one => one.Covers(day) && one.Fits(folded) > 0).MaxBy(one => one.Fits(folded));
    }

    public LifeEvent? LifeEvent(string slug) => LifeEvents.FirstOrDefault(e => e.Slug == slug);

    public IReadOnlyList<Procedure> FindAll(IEnumerable<string> codes, DateOnly day) =>
        [.. codes.Select(c => Find(c, day)).OfType<Procedure>()];

    /// <summary>The money due, with what the province's council decided put in the place of the defaults.</summary>
    public IReadOnlyList<FeeLine> Fees(Procedure procedure, string? caseCode, SubmissionMethod method, string province, DateOnly day)
    {
        var lines = procedure.Case(caseCode).Method(method).Fees;
        return fees.TryGetValue(province, out var own) ? [.. lines.Select(l => own.Apply(procedure.Code, method, l, day))] : lines;
    }

    public ProvinceFees? FeeDecision(string province) => fees.GetValueOrDefault(province);

    public FrontDoorPeriod? Door(TierModel tiers, DateOnly day) => doors.FirstOrDefault(d => d.Covers(tiers, day));
}
