using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>A kind of case as the engine knows it; a service registers one by <c>AddCases</c>.</summary>
public interface ICaseKind
{
    /// <summary>The module's name: in addresses, text keys and the record of reads.</summary>
    string Name { get; }

    /// <summary>Beginning of the names of its streams; the case's number follows.</summary>
    string Stream { get; }

    ICaseRow Row { get; }

    IReadOnlyList<Duty> Duties { get; }

    /// <inheritdoc cref="CaseKind{T}.NotFound"/>
    Error NotFound { get; }

    /// <summary>What a kind of line means.</summary>
    CaseLine LineOf(int line);
}

/// <inheritdoc/>
public sealed class CaseKind<T>(string name, string stream, CaseMap<T> map, Func<int, CaseLine> lines) : ICaseKind where T : Case
{
    public string Name => name;

    public string Stream => stream;

    public CaseMap<T> Map => map;

    public ICaseRow Row => map;

    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>What is said of one that does not exist, and to a citizen of one that is not theirs.</summary>
    public required Error NotFound { get; init; }

    public CaseLine LineOf(int line) => lines(line);
}
