using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// A unit somebody typed: by its name, words of it, its code or its number. Without script the form comes back with what fits.
/// </summary>
internal sealed class TypedUnit(IAgencies agencies, PermissionDecision permissions, Clock clock)
{
    private const int MostOffered = 10;

    /// <summary>Units of which the reader manages the officers.</summary>
    public IEnumerable<AgencyInfo> All(Actor actor) => agencies.All.Where(one => one.IsValidOn(clock.Today)
        && permissions.Decide(actor, AgencyPermissions.ManageStaff, one.Id.Value));

    /// <summary>The one that is meant; 0 when it is none, or when several fit and none was picked.</summary>
    /// <param name="typed">What stands in the box.</param>
    /// <param name="picked">Number of one of those that were offered for it.</param>
    /// <param name="actor">Who asks.</param>
    public long Of(string? typed, string? picked, Actor actor)
    {
        if (Number(typed) is { } known) return known;
        var folded = VietnameseText.Fold(typed);
        if (folded.Length == 0) return 0;
        var named = All(actor).FirstOrDefault(one => VietnameseText.Fold(one.Name) == folded || VietnameseText.Fold(one.Code) == folded);
        if (named is not null) return named.Id.Value;
        var found = Fitting(typed, actor).ToList();
        return found.FirstOrDefault(one => one.Id.Value == Number(picked))?.Id.Value ?? (found.Count == 1 ? found[0].Id.Value : 0);
    }

    /// <summary>Those that fit, when it is not clear which is meant.</summary>
    public IReadOnlyList<AgencyInfo> Offered(string? typed, Actor actor) =>
        VietnameseText.Fold(typed).Length == 0 || Of(typed, null, actor) != 0 ? [] : [.. Fitting(typed, actor).Take(MostOffered)];

    /// <summary>What the box says: the name of a unit that is known by its number.</summary>
    public string? NameOf(string? typed) => Number(typed) is { } id ? agencies.Find(new AgencyId(id))?.Name ?? typed : typed;

    private IEnumerable<AgencyInfo> Fitting(string? typed, Actor actor) =>
        All(actor).Where(one => VietnameseText.HasWords(VietnameseText.Fold($"{one.Name} {one.ShortName}"), typed));

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
