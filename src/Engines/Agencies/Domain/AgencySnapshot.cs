using System.Collections.Frozen;
using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Domain;

/// <summary>The directory as it stands on one day: immutable, every question is a look-up.</summary>
internal sealed class AgencySnapshot
{
    private static readonly CultureInfo Vietnamese = new("vi-VN");

    private readonly FrozenDictionary<long, AgencyInfo> byId;
    private readonly FrozenDictionary<string, AgencyInfo> bySlug;
    private readonly FrozenDictionary<string, CodeRow[]> byCode;
    private readonly FrozenDictionary<long, VersionRow[]> versions;
    private readonly FrozenDictionary<long, CodeRow[]> codes;
    private readonly FrozenDictionary<long, AgencyInfo[]> children;
    private readonly ILookup<(string Function, AgencyLevel Level), AgencyInfo> byFunction;
    private readonly (string Folded, AgencyInfo Agency)[] searchable;
    private readonly ILookup<AgencyId, Succession> successors;
    private readonly ILookup<AgencyId, Succession> predecessors;
    private readonly FrozenDictionary<string, AdminUnitInfo[]> units;
    private readonly ILookup<long, ContactRow> contacts;
    private readonly FrozenDictionary<long, long> versionOf;

    public AgencySnapshot(AgencyRows rows, DateOnly day)
    {
        (Rows, Day) = (rows, day);
        versions = rows.Versions.GroupBy(row => row.Agency)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(row => row.Span.From).ToArray());
        codes = rows.Codes.GroupBy(row => row.Agency)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(row => row.Span.From).ToArray());
        contacts = rows.Contacts.OrderBy(row => row.From).ToLookup(row => row.Agency);
        versionOf = rows.Agencies.ToFrozenDictionary(row => row.Id, row => row.Version);
        All = [.. rows.Agencies.Select(Describe)
            .OrderBy(agency => string.Join('.', agency.Code.Split('.').Select(group => group.PadLeft(4, '0'))), StringComparer.Ordinal)];
        searchable =
            [.. All.Select(
                agency =>
                    (VietnameseText.Fold(string.Join(' ', versions[agency.Id.Value].Select(row => row.Name).Append(agency.ShortName))),
                        agency))];
        byId = All.ToFrozenDictionary(agency => agency.Id.Value);
        bySlug = All.ToFrozenDictionary(agency => agency.Slug, StringComparer.Ordinal);
        byCode = rows.Codes
            .SelectMany(
                row => new[] { row.Code, row.OldCode }.OfType<string>().Distinct(StringComparer.Ordinal).Select(code => (code, row)))
            .GroupBy(pair => pair.code, pair => pair.row, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(row => row.Span.From).ToArray(), StringComparer.Ordinal);
        children = All.Where(agency => agency.Parent is not null).GroupBy(agency => agency.Parent!.Value.Value)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        var working = All.Where(agency => agency.IsValidOn(day)).ToArray();
        Receiving = [.. working.Where(agency => agency.Desk is not null)];
        Province = working.FirstOrDefault(agency => agency.Kind == AgencyKind.Province);
        byFunction = working.SelectMany(agency => agency.Functions.Select(function => (Key: (function, agency.Level), agency)))
            .ToLookup(pair => pair.Key, pair => pair.agency);
        successors = rows.Successions.ToLookup(link => link.Predecessor);
        predecessors = rows.Successions.ToLookup(link => link.Successor);
        units = rows.Units.GroupBy(unit => unit.Code, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(unit => unit.ValidFrom).ToArray(), StringComparer.Ordinal);
        Communes = [.. rows.Units.Where(unit => unit.Level == AgencyLevel.Commune && Valid(unit, day))
            .OrderBy(unit => unit.Name, StringComparer.Create(Vietnamese, ignoreCase: true))];
    }

    public AgencyRows Rows { get; }

    public DateOnly Day { get; }

    public IReadOnlyList<AgencyInfo> All { get; }

    public IReadOnlyList<AgencyInfo> Receiving { get; }

    public AgencyInfo? Province { get; }

    public IReadOnlyList<AdminUnitInfo> Communes { get; }

    public AgencyInfo? Find(long id) => byId.GetValueOrDefault(id);

    public AgencyInfo? FindBySlug(string slug) => bySlug.GetValueOrDefault(slug);

    public AgencyInfo? FindByCode(string code, DateOnly? day)
    {
        if (!byCode.TryGetValue(code.Trim(), out var holders)) return null;
        var on = day ?? Day;
        return byId[(Array.Find(holders, row => row.Span.Holds(on)) ?? holders[^1]).Agency];
    }

    /// <summary>By words of the name in any order and without accents, or the beginning of either identifier; in code order.</summary>
    public IReadOnlyList<AgencyInfo> Search(string text, bool closedToo)
    {
        var code = text.Trim().ToUpperInvariant();
        return [.. searchable
            .Where(one => closedToo || one.Agency.IsValidOn(Day))
            .Where(one => VietnameseText.HasWords(one.Folded, text)
                || Codes(one.Agency.Id.Value).Any(row => Begins(row.Code, code) || Begins(row.OldCode, code)))
            .Select(one => one.Agency)];
    }

    public IReadOnlyList<AgencyInfo> WithFunction(string function, AgencyLevel level) => [.. byFunction[(function, level)]];

    public IReadOnlyList<AgencyInfo> Children(long id) => children.GetValueOrDefault(id) ?? [];

    public IReadOnlyList<AgencyId> Ancestors(long id)
    {
        var above = new List<AgencyId>(4);
        for (var agency = Find(id); agency?.Parent is { } parent; agency = Find(parent.Value)) above.Add(parent);
        return above;
    }

    public bool IsWithin(long id, long ancestor)
    {
        for (var agency = Find(id); agency is not null; agency = agency.Parent is { } parent ? Find(parent.Value) : null)
            if (agency.Id.Value == ancestor || (Continuation(agency, Day) is { } next && IsWithin(next.Id.Value, ancestor))) return true;
        return id == ancestor;
    }

    public AgencyInfo? InOffice(long id, DateOnly day)
    {
        var agency = Find(id);
        while (agency is not null && !agency.IsValidOn(day)) agency = Continuation(agency, day);
        return agency;
    }

    /// <summary>What continues an agency that has ended, when that is one; links lead from earlier to later, so a way ends.</summary>
    private AgencyInfo? Continuation(AgencyInfo agency, DateOnly day) =>
        agency.ValidTo is { } last && last < day && successors[agency.Id].ToArray() is [{ } only] && only.Day <= day
        && Find(only.Successor.Value) is { } next && (next.ValidTo is not { } end || end > last)
            ? next
            : null;

    public string NameAt(long id, DateOnly day) =>
        versions.TryGetValue(id, out var known) ? On(known, row => row.Span, day).Name : "";

    public IReadOnlyList<VersionRow> Versions(long id) => versions.GetValueOrDefault(id) ?? [];

    public IReadOnlyList<ContactRow> Contacts(long id) => [.. contacts[id]];

    /// <summary>Counts the agency's changes.</summary>
    public long VersionOf(long id) => versionOf.GetValueOrDefault(id);

    public IReadOnlyList<CodeRow> Codes(long id) => codes.GetValueOrDefault(id) ?? [];

    public IReadOnlyList<Succession> Successors(AgencyId id) => [.. successors[id]];

    public IReadOnlyList<Succession> Predecessors(AgencyId id) => [.. predecessors[id]];

    public AdminUnitInfo? AdminUnit(string code, DateOnly? day)
    {
        if (!units.TryGetValue(code, out var known)) return null;
        var on = day ?? Day;
        return Array.Find(known, unit => Valid(unit, on)) ?? known[^1];
    }

    private static bool Begins(string? code, string start) => start.Length > 0 && code?.StartsWith(start, StringComparison.Ordinal) == true;

    private static bool Valid(AdminUnitInfo unit, DateOnly day) => new Span(unit.ValidFrom, unit.ValidTo).Holds(day);

    private AgencyInfo Describe(AgencyRow row)
    {
        var name = On(versions[row.Id], version => version.Span, Day);
        var code = On(codes[row.Id], one => one.Span, Day);
        var contact = contacts[row.Id].LastOrDefault(one => one.From <= Day)?.Contact;
        return new AgencyInfo(
            new(row.Id), row.Slug, name.Name, name.ShortName, row.Kind, row.Level,
            name.Parent is { } parent ? new AgencyId(parent) : null,
            code.Code, code.OldCode, row.AdminUnit, row.Functions, row.Span.From, row.Span.To,
            contact is null ? row.Desk : row.Desk is { } desk ? desk with { Place = contact.Address } : null) { Contact = contact };
    }

    /// <summary>The row valid on the day; before the first the first, after the last the last.</summary>
    private static T On<T>(T[] rows, Func<T, Span> span, DateOnly day) => Array.FindLast(rows, row => span(row).From <= day) ?? rows[0];
}
