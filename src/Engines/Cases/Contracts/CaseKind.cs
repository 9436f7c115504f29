using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>A kind of case as the engine knows it; a service registers one by <c>AddCases</c>.</summary>
public interface ICaseKind
{
    /// <summary>The module's name, as the record of reads keeps it.</summary>
    string Name { get; }

    ICaseRow Row { get; }

    IReadOnlyList<Duty> Duties { get; }

    /// <summary>Permission to see such cases in lists; whoever lacks it sees none, not even counted.</summary>
    string Read { get; }

    /// <summary>Columns with agencies; a reader of one of them, or of an agency above it, may see the case.</summary>
    IReadOnlyList<string> Reach { get; }

    /// <summary>
    /// Condition over its row: somebody here has to do something with it. SQLite uses an index on open cases only where the index's own
    /// words, <see cref="CaseTables.Open"/>, stand in it.
    /// </summary>
    string Held { get; }

    /// <summary>Lines by which whoever has a case passes it on.</summary>
    IReadOnlyList<int> Passing { get; }

    /// <summary>Columns with an agency that goes on in what continues that one, besides home and holder.</summary>
    IReadOnlyList<string> Following { get; }

    /// <summary>Beginning of the names of its streams; the case's number follows.</summary>
    string Stream { get; }

    /// <summary>
    /// What the first event of a case says its fixed columns are, in the order of <see cref="ICaseRow.Fixed"/>; null for any other event.
    /// </summary>
    IReadOnlyList<Cell>? Born(RecordedEvent e);
}

/// <inheritdoc/>
public sealed class CaseKind<T>(string name, string stream, CaseMap<T> map) : ICaseKind where T : Case
{
    public string Name => name;

    public string Stream => stream;

    public CaseMap<T> Map => map;

    public ICaseRow Row => map;

    public required IReadOnlyList<Duty> Duties { get; init; }

    public required string Read { get; init; }

    public IReadOnlyList<string> Reach { get; init; } = [map.Home, "holder_agency"];

    public string Held { get; init; } = CaseTables.Open;

    public IReadOnlyList<int> Passing { get; init; } = [];

    public IReadOnlyList<string> Following { get; init; } = [];

    /// <inheritdoc cref="ICaseKind.Born"/>
    public required Func<RecordedEvent, IReadOnlyList<Cell>?> FirstEvent { get; init; }

    public IReadOnlyList<Cell>? Born(RecordedEvent e) => FirstEvent(e);

    /// <summary>What is said of one that does not exist, and to a citizen of one that is not theirs.</summary>
    public required Error NotFound { get; init; }
}
