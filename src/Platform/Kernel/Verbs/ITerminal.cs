namespace OpenProvince.Kernel;

/// <summary>What a verb says to who typed it.</summary>
public interface ITerminal
{
    Texts Texts { get; }

    /// <summary>A sentence of the texts.</summary>
    string this[string key, params (string Name, object? Value)[] args] { get; }

    void Line(string key, params (string Name, object? Value)[] args);

    void Error(Error error);

    /// <summary>Something to know that is no finding.</summary>
    void Note(Error note);

    /// <summary>A table; the first column is words, the others are figures.</summary>
    void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows);

    /// <summary>A progress bar with its rate on a terminal; a line now and then in a log file.</summary>
    /// <param name="key">What is done.</param>
    /// <param name="body">Called with the key of what it is done to, or nothing; how much is done; of how much.</param>
    Task ProgressAsync(string key, Func<Action<string, long, long>, Task> body);
}
