using System.Text.Json;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Replay.Features;

/// <summary>One desk as the replay sees it: who works there and what people come for, with weights.</summary>
internal sealed record ReplayUnit(
    AgencyInfo Agency, Actor Desk, Actor Specialist, Actor Leader, Actor Clerk, IReadOnlyList<Procedure> Procedures,
    IReadOnlyList<double> Weights)
{
    private readonly double all = Weights.Sum();
    private readonly double online = Procedures.Select((procedure, i) => IsOnline(procedure) ? Weights[i] : 0).Sum();
    private readonly double[] onlineWeights = [.. Procedures.Select((procedure, i) => IsOnline(procedure) ? Weights[i] : 0)];

    /// <summary>By procedure: the answers its fees are counted by.</summary>
    public IReadOnlyDictionary<string, string> Counts { get; init; } = new Dictionary<string, string>();

    /// <summary>Its share of the people who come to a desk.</summary>
    public double DeskWeight => Size * all;

    /// <summary>Its share of the filings made online.</summary>
    public double OnlineWeight => Size * online;

    /// <summary>A town has more people than a mountain commune; a district or department desk serves them all.</summary>
    private double Size => Agency.Level switch
    {
        AgencyLevel.Commune => Agency.Slug.StartsWith("xa-", StringComparison.Ordinal) ? 1 : 3,
        AgencyLevel.District => 6,
        _ => 5,
    };

    public Procedure Pick(Dice dice, bool online) =>
        Procedures[online ? dice.Pick(onlineWeights, this.online) : dice.Pick(Weights, all)];

    private static bool IsOnline(Procedure procedure) =>
        procedure.OnlineLevel != OnlineLevel.InfoOnly && procedure.Accepts(SubmissionMethod.Online);
}

/// <summary>Finds the desks of the province that can carry a dossier from filing to result by themselves.</summary>
internal sealed class ReplayUnits(
    IAgencies agencies, IStaff staff, ProcedureCatalogue catalogue, ProcedurePlaces places, ProcedureForms forms)
{
    /// <summary>A diploma of two pages in two copies: what most people have certified.</summary>
    private const string UsualCount = "2";

    // What people come for most, by the counters' own experience: copies, signatures, births. Everything else is rarer.
    private static readonly Dictionary<string, double> Popular = new(StringComparer.Ordinal)
    {
        ["2.000815"] = 40, ["2.000884"] = 9, ["1.001193"] = 11, ["2.000635"] = 8, ["1.004873"] = 7, ["1.000894"] = 4, ["1.000656"] = 4,
        ["1.004222"] = 5, ["1.004194"] = 4, ["2.000908"] = 3, ["1.001612"] = 8, ["2.000720"] = 4, ["1.013978"] = 8, ["1.001776"] = 3,
        ["2.000488"] = 9, ["3.000347"] = 12, ["1.014748"] = 9, ["2.000806"] = 2,
    };

    public IReadOnlyList<ReplayUnit> All(DateOnly first, DateOnly last) =>
        [.. agencies.Receiving.Where(one => one.IsValidOn(first) && one.IsValidOn(last)).OrderBy(one => one.Id.Value)
            .Select(one => Make(one, first, last)).OfType<ReplayUnit>()];

    private ReplayUnit? Make(AgencyInfo agency, DateOnly first, DateOnly last)
    {
        if (Officer(agency, Roles.DeskOfficer) is not { } desk || Officer(agency, Roles.Specialist) is not { } specialist
            || Officer(agency, Roles.Leader) is not { } leader || Officer(agency, Roles.RecordsClerk) is not { } clerk) return null;
        var procedures = catalogue.InForce(first)
            .Where(one => one.Validity.Covers(last) && one.Accepts(SubmissionMethod.Direct) && DecidesHere(one, agency, first)
                && places.Takes(one, agency, first))
            .OrderBy(one => one.Code, StringComparer.Ordinal).ToArray();
        return procedures.Length == 0 ? null
            : new ReplayUnit(agency, desk, specialist, leader, clerk, procedures,
                [.. procedures.Select(one => Popular.GetValueOrDefault(one.Code, 0.5))])
            {
                Counts = procedures.Select(one => (one.Code, Fields: CountsOf(one))).Where(one => one.Fields.Count > 0)
                    .ToDictionary(one => one.Code,
                        one => JsonSerializer.Serialize(one.Fields.ToDictionary(field => field, _ => UsualCount)), StringComparer.Ordinal),
            };
    }

    private List<string> CountsOf(Procedure procedure) =>
        [.. forms.Of(procedure, null).Questions.SelectMany(question => question.Fields).Where(field => field.Counts)
            .Select(field => field.Code)];

    private bool DecidesHere(Procedure procedure, AgencyInfo agency, DateOnly day) =>
        places.Competent(procedure, agency, day) is var competent && (competent == agency.Id || agencies.IsWithin(competent, agency.Id));

    private Actor? Officer(AgencyInfo agency, string role) =>
        staff.At(agency.Id, role) is [var first, ..]
            ? first.ActAs(first.Posts.First(post => post.Agency == agency.Id.Value && post.Role == role))
            : null;
}
