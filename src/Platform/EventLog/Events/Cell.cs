using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>One value of a row as the log knows it: a number, a code, or nothing.</summary>
public readonly record struct Cell(long? Number, string? Text)
{
    public static implicit operator Cell(long? number) => new(number, null);

    public static implicit operator Cell(int? number) => new(number, null);

    public static implicit operator Cell(Instant? at) => new(at?.Micros, null);

    public static implicit operator Cell(string? text) => new(null, text);

    public Instant? At => Number is { } micros ? new Instant(micros) : null;

    public override string ToString() => Text ?? Number?.ToString(CultureInfo.InvariantCulture) ?? "null";
}
