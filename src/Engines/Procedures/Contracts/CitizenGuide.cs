using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Procedures.Contracts;

/// <summary>What every citizen page asks: what is in force today, who handles it here, by when a filing made now is done.</summary>
public sealed class CitizenGuide(
    ProcedureCatalogue catalogue, ProcedurePlaces places, IAgencies agencies, LegalClocks clocks, Clock clock)
{
    private AgencyClocks? ready;

    public ProcedureCatalogue Catalogue => catalogue;

    private AgencyClocks Clocks => ready ?? throw new InvalidOperationException("ReadyAsync was not called");

    public Instant Now => clock.Now;

    public DateOnly Today => clock.Today;

    public TierModel Tiers => places.TiersOn(Today);

    /// <summary>Its code in the list of administrative units, by which fee decisions are kept.</summary>
    public string Province => agencies.Province.AdminUnit;

    public Procedure? Find(string? code) => catalogue.Find(code, Today);

    /// <summary>The national portal's address when citizens file there now, else null.</summary>
    public string? NationalDoor => catalogue.Door(Tiers, Today) is { Door: FrontDoor.National } door ? door.Address : null;

    public bool CanFileHere(Procedure procedure) =>
        NationalDoor is null && procedure.OnlineLevel != OnlineLevel.InfoOnly && procedure.Accepts(SubmissionMethod.Online);

    public Competence Competence(Procedure procedure) => procedure.CompetentIn(Tiers);

    /// <summary>Where people file it today.</summary>
    public IReadOnlyList<AgencyInfo> Desks(Procedure procedure) => places.Desks(procedure, Today);

    public string DeskName(AgencyInfo desk) =>
        desk.Level == AgencyLevel.Commune && desk.Parent is { } parent && agencies.Find(parent) is { Level: AgencyLevel.District } district
            ? $"{desk.ShortName}, {district.ShortName}" : desk.ShortName;

    public AgencyInfo? Desk(Procedure procedure, string? slug) => Desks(procedure).FirstOrDefault(a => a.Slug == slug);

    /// <summary>Takes the calendar as it is decided now; a page that shows a promise or a holiday calls it first.</summary>
    public async ValueTask ReadyAsync(CancellationToken ct) => ready = await clocks.NowAsync(ct);

    /// <summary>
    /// If filed online at that instant at that desk (or anywhere in the province): the desk's answer and the result, each at the latest.
    /// </summary>
    public (Instant Reply, Instant Latest) Promise(Procedure procedure, string? caseCode, AgencyInfo? desk, Instant filed)
    {
        var legal = Clocks.For((desk ?? agencies.Province).Id.Value);
        var reply = legal.ReplyBy(filed);
        return (reply, legal.LatestResult(DurationOf(procedure.Term(caseCode, SubmissionMethod.Online)), reply));
    }

    /// <summary>
    /// If handed in complete at the counter at that instant, or when it opens next: accepted there and then, the term runs at once.
    /// </summary>
    public Instant AtCounter(Procedure procedure, string? caseCode, AgencyInfo? desk, Instant handedIn) =>
        Clocks.For((desk ?? agencies.Province).Id.Value)
            .Promise(DurationOf(procedure.Term(caseCode, SubmissionMethod.Direct)), handedIn).Due;

    public WorkingCalendar Calendar(AgencyInfo? desk = null) => Clocks.For((desk ?? agencies.Province).Id.Value).Calendar;

    /// <summary>Working hours a desk has to answer an online filing.</summary>
    public int ReplyHours => Clocks.For(agencies.Province.Id.Value).Deadlines.Rules.At(Now).OnlineFirstReplyHours;

    public IReadOnlyList<FeeLine> Fees(Procedure procedure, string? caseCode = null, SubmissionMethod method = SubmissionMethod.Online) =>
        catalogue.Fees(procedure, caseCode, method, Province, Today);

    public static Duration DurationOf(ProcessingTerm term) => term.Unit switch
    {
        TermUnit.SameDay => Duration.SameDay,
        TermUnit.WorkingHour => Duration.WorkingHours(term.Amount),
        TermUnit.CalendarDay => Duration.CalendarDays(term.Amount),
        TermUnit.Month => Duration.Months(term.Amount),
        _ => Duration.WorkingDays(term.Amount),
    };
}
