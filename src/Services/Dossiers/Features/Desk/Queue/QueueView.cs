using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>The queue of this request: loaded once by the page, read by its parts.</summary>
internal sealed class QueueView(
    FindDossiers.Query find, ProcedureCatalogue catalogue, IAgencies agencies, SearchSeal seal, LegalClocks clocks, Clock clock)
{
    public QueueQuery Asked { get; private set; } = new();

    public Actor Actor { get; private set; } = Actor.Anonymous;

    public Instant Now { get; private set; }

    public DossierPage Page { get; private set; } = new([], 0, 1, QueueQuery.PageSize);

    public IReadOnlyDictionary<DossierTab, int> Counts { get; private set; } = new Dictionary<DossierTab, int>();

    public Error? Refusal { get; private set; }

    /// <summary>The row the pane shows: the one asked for, else what stands in its place, else the first.</summary>
    public DossierRow? Selected { get; private set; }

    /// <summary>Working time at the officer's own unit.</summary>
    public WorkingCalendar? Calendar { get; private set; }

    public async Task LoadAsync(HttpContext http, Actor actor, bool counts = true, int? size = null)
    {
        var ct = http.RequestAborted;
        (Actor, Now, Asked) = (actor, clock.Now, QueueQuery.Read(http.Request.Query, agencies, seal));
        if (actor.Active is { } post) Calendar = (await clocks.NowAsync(ct)).For(post.Agency).Calendar;
        var filter = Asked.Filter(Now.LocalDay());
        if (counts)
        {
            // Counts belong to the officer's own work; a drill-down by unit does not change them.
            var counted = await find.CountTabsAsync((Asked with { Unit = null }).Common(), actor, ct);
            if (!counted.IsError) Counts = counted.Value.ToDictionary(one => one.Tab, one => one.Count);
        }
        int? total = filter.Tab is { } tab && Asked.Unit is null && Counts.TryGetValue(tab, out var known) ? known : null;
        var page = await find.ListOrLastAsync(size is { } most ? filter with { PageSize = most } : filter, actor, ct, total);
        if (page.IsError)
        {
            Refusal = page.Error;
            return;
        }
        Page = page.Value;
        if (size is null) Asked = Asked with { Page = Page.Page };
        Selected = Page.Rows.FirstOrDefault(row => row.Code == Asked.Selected)
            ?? (Page.Rows.Count > 0 ? Page.Rows[Math.Min(Asked.Place, Page.Rows.Count - 1)] : null);
    }

    public IReadOnlyList<ProcedureField> Fields =>
        [.. catalogue.InForce(Now.LocalDay()).Select(one => one.Field).DistinctBy(one => one.Code)];

    public IReadOnlyList<Procedure> Procedures =>
        [.. catalogue.InForce(Now.LocalDay()).Where(one => Asked.Field is null || one.Field.Code == Asked.Field)
            .OrderBy(one => VietnameseText.Fold(one.Title), StringComparer.Ordinal)];

    /// <summary>Units the officer can look into: those with a desk in their part of the province.</summary>
    public IReadOnlyList<AgencyInfo> Units => Actor.Active is not { } post ? [] :
        [.. agencies.Receiving.Where(one => one.Id.Value == post.Agency || agencies.IsWithin(one.Id, new AgencyId(post.Agency)))];

    public string? UnitName => Asked.Unit is { } unit ? agencies.Find(new AgencyId(unit))?.ShortName : null;
}
