using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>A kind of case as the engine knows it; a service registers one by <c>AddCases</c>.</summary>
public interface ICaseKind
{
    /// <summary>The module's name, as the record of reads keeps it.</summary>
    string Name { get; }

    ICaseRow Row { get; }
}

/// <inheritdoc/>
public sealed class CaseKind<T>(string name, string stream, CaseMap<T> map) : ICaseKind where T : Case
{
    public string Name => name;

    /// <summary>Beginning of the names of its streams; the case's number follows.</summary>
    public string Stream => stream;

    public CaseMap<T> Map => map;

    public ICaseRow Row => map;

    public required IReadOnlyList<Duty> Duties { get; init; }

    /// <summary>Permission to open one, asked for at its home and at the unit that has it; null: the kind opens its cases itself.</summary>
    public string? Read { get; init; }

    /// <summary>What is said of one that does not exist, and to a citizen of one that is not theirs.</summary>
    public required Error NotFound { get; init; }
}
