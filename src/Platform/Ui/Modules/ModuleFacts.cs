using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// What a module says about itself. Menus, frames, the page of roles and the verbs of the program are made of what all modules say;
/// nothing of it is typed in the platform or the host.
/// </summary>
/// <param name="Name">Short, lower case: its tables, texts, permissions and schema begin with it.</param>
public sealed record ModuleFacts(string Name)
{
    /// <summary>What people may do here; the words are the texts <c>{name}.permission.{rest}</c>.</summary>
    public IReadOnlyList<PermissionFact> Permissions { get; init; } = [];

    /// <summary>Its entries of the menus.</summary>
    public IReadOnlyList<MenuItem> Menu { get; init; } = [];

    /// <summary>Its verbs of the command line.</summary>
    public IReadOnlyList<IVerb> Verbs { get; init; } = [];

    /// <summary>Its work beside the requests; each has words, <c>{name}.worker.{rest}</c>.</summary>
    public IReadOnlyList<Worker> Workers { get; init; } = [];

    /// <summary>What it lays down in a new demo province; each has words, <c>{name}.demo.{rest}</c>.</summary>
    public IReadOnlyList<Demo> Demo { get; init; } = [];

    /// <summary>Beginnings of addresses that have the officers' frame, also when an error page stands in a page's place.</summary>
    public IReadOnlyList<string> OfficerPaths { get; init; } = [];
}
