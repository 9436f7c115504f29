using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>What a module lays down in a new demo province.</summary>
/// <param name="Name">The text <c>{module}.demo.{name}</c> says what it is.</param>
/// <param name="Type">Who lays it down.</param>
public sealed record Demo(string Name, Type Type)
{
    /// <summary>Set when the module is taken in.</summary>
    public string Module { get; init; } = "";

    public static Demo Of<T>(string name) where T : class, IDemoData => new(name, typeof(T));
}

/// <summary>The working days a demo province has behind it.</summary>
/// <param name="From">The first of them.</param>
/// <param name="Until">The present moment: nothing lies behind it.</param>
public sealed record DemoDays(DateOnly From, Instant Until);

/// <summary>Lays down work of past days by the acts of the pages, each under the clock of its day.</summary>
public interface IDemoData
{
    /// <param name="days">Which days.</param>
    /// <param name="progress">Called with how much is done, of how much.</param>
    /// <param name="ct">Stops between transactions.</param>
    Task LayAsync(DemoDays days, Action<long, long> progress, CancellationToken ct);
}
