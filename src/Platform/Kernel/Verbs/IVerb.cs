using System.CommandLine;

namespace OpenProvince.Kernel;

/// <summary>
/// A verb of the program's command line: <c>openprovince name …</c>. A module brings it in its facts; its words are the module's texts.
/// </summary>
public interface IVerb
{
    /// <summary>The verb with its options; what it does runs through <paramref name="program"/>.</summary>
    Command Make(IProgram program);
}

/// <summary>How a verb opens the province its options name.</summary>
public enum Opening
{
    /// <summary>Migrated, and seeded where the place is empty.</summary>
    Prepared,

    /// <summary>As it is; refused where there is no province.</summary>
    Existing,

    /// <summary>To be read only; one that is damaged is opened too.</summary>
    Read,

    /// <summary>The same of a copy nobody writes: nothing is made beside it.</summary>
    Copy,
}

/// <summary>The body of a verb. Answers with one of <see cref="Exit"/>.</summary>
public delegate Task<int> VerbBody(IServiceProvider services, ParseResult parsed, CancellationToken ct);

/// <summary>What the program does for a verb.</summary>
public interface IProgram
{
    ITerminal Terminal { get; }

    /// <summary>A verb on one province: it gets the options that all of them share.</summary>
    Command OnProvince(Command command, Func<ParseResult, Opening> opening, VerbBody body);

    /// <summary>A verb that opens no province, or more than one; what stops it is said in one sentence.</summary>
    Command Alone(Command command, Func<ParseResult, CancellationToken, Task<int>> body);

    /// <summary>The whole program around other data, neither migrated nor served.</summary>
    Task AroundAsync(DatabaseTarget target, Func<IServiceProvider, Task> body);

    /// <summary>Another verb, as if it were typed.</summary>
    Task<int> RunAsync(params string[] words);
}

/// <summary>How a verb ends.</summary>
public static class Exit
{
    public const int Done = 0;

    /// <summary>It looked, and something is wrong.</summary>
    public const int Found = 1;

    /// <summary>It could not start, or not go on.</summary>
    public const int CouldNotStart = 2;

    public const int Stopped = 130;
}
