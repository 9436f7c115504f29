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
    long Id, string Slug, AgencyKind Kind, AgencyLevel Level, string AdminUnit, IReadOnlyList<string> Functions, Span Span, DeskInfo? Desk);

internal sealed record VersionRow(long Agency, Span Span, string Name, string ShortName, long? Parent);

internal sealed record CodeRow(long Agency, Span Span, string Code, string? OldCode, bool Unofficial);

/// <summary>Everything the directory is made of, as stored.</summary>
internal sealed record AgencyRows(
    IReadOnlyList<AgencyRow> Agencies,
    IReadOnlyList<VersionRow> Versions,
    IReadOnlyList<CodeRow> Codes,
    IReadOnlyList<Succession> Successions,
    IReadOnlyList<AdminUnitInfo> Units)
{
    public static readonly AgencyRows Empty = new([], [], [], [], []);
}
