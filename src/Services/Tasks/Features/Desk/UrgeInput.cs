using System.Globalization;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>What the form of urging a whole list posts: the tasks it was made with, so that what was read is what is done.</summary>
internal sealed class UrgeInput
{
    public string? Key { get; set; }

    /// <summary>Number and code of each, <c>731:NV-2026-0142</c>, with spaces between.</summary>
    public string? Tasks { get; set; }

    public string? Words { get; set; }

    public IEnumerable<(long Id, string Code)> Chosen() => (Tasks ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split(':'))
        .Where(one => one.Length == 2 && long.TryParse(one[0], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .Select(one => (long.Parse(one[0], CultureInfo.InvariantCulture), one[1]));
}
