using OpenProvince.Dossiers.Features.Citizen;

namespace OpenProvince.Dossiers.Features.ShowHome;

/// <summary>What people file most, or before there are figures what they usually need.</summary>
internal sealed record PopularProcedures(IReadOnlyList<string> Codes, bool FromFigures)
{
    public static readonly PopularProcedures None = new([], false);
}

internal sealed class Popular(CitizenGuide guide)
{
    private static readonly string[] Usual = ["1.001193", "1.004873", "2.000815", "1.001612", "2.000986"];

    public Task<PopularProcedures> ThisWeekAsync(CancellationToken ct) =>
        Task.FromResult(new PopularProcedures([.. Usual.Where(c => guide.Find(c) is not null)], FromFigures: false));
}
