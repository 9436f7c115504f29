using System.Runtime.InteropServices;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Agencies.Domain;

/// <summary>A span of local days; the last one is part of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Span(DateOnly From, DateOnly? To)
{
    public bool Holds(DateOnly day) => day >= From && (To is not { } last || day <= last);
}

internal sealed record AgencyRow(
    long Id, string Slug, AgencyKind Kind, AgencyLevel Level, string AdminUnit, IReadOnlyList<string> Functions, Span Span, DeskInfo? Desk,
    long Version);

internal sealed record VersionRow(long Agency, Span Span, string Name, string ShortName, long? Parent, DecisionInfo? Decision);

/// <summary>Where an agency is found from a day on.</summary>
internal sealed record ContactRow(long Agency, DateOnly From, ContactInfo Contact);

internal sealed record CodeRow(long Agency, Span Span, string Code, string? OldCode, bool Unofficial);

/// <summary>Everything the directory is made of, as stored.</summary>
internal sealed record AgencyRows(
    IReadOnlyList<AgencyRow> Agencies,
    IReadOnlyList<VersionRow> Versions,
    IReadOnlyList<CodeRow> Codes,
    IReadOnlyList<ContactRow> Contacts,
    IReadOnlyList<Succession> Successions,
    IReadOnlyList<AdminUnitInfo> Units);
