using System.Globalization;
using System.Text;

namespace OpenProvince.Kernel;

/// <summary>
/// Builds a where clause with positional parameters. Lists of ids are numbers of ours and go in as numbers. What stands in a
/// condition stays as it was written: an index may be taken only for its own words.
/// </summary>
public sealed class SqlFilter
{
    private readonly StringBuilder where = new("1 = 1");
    private readonly List<object?> args;

    public SqlFilter() => args = [];

    private SqlFilter(List<object?> shared) => args = shared;

    /// <summary>The condition takes less than was asked for, and whoever asked is told so.</summary>
    public bool Narrowed { get; set; }

    /// <summary>Another where clause of the same statement: its parameters go on counting.</summary>
    public SqlFilter Beside() => new(args);

    /// <summary>The condition, without the word where.</summary>
    public string Where => where.ToString();

    /// <summary>The values of the whole statement in the order of their numbers.</summary>
    public object?[] Args => [.. args];

    /// <summary>Adds a condition; each <c>?</c> takes the next value.</summary>
    public SqlFilter And(string condition, params ReadOnlySpan<object?> values)
    {
        where.Append(" and ");
        var next = 0;
        foreach (var c in condition)
        {
            if (c == '?') where.Append(Put(values[next++]));
            else where.Append(c);
        }
        return this;
    }

    /// <summary>The number of a parameter outside the where clause (paging).</summary>
    public string Put(object? value)
    {
        args.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${args.Count}");
    }

    /// <summary><c>column in (...)</c>; an empty list matches nothing.</summary>
    public SqlFilter AndIn(string column, IReadOnlyCollection<long> ids) => And(In(column, ids));

    /// <summary>The same as text, for a condition of several parts.</summary>
    public static string In(string column, IReadOnlyCollection<long> ids) => ids.Count == 0
        ? "1 = 0"
        : $"{column} in ({string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))})";

    /// <summary>One of the columns is one of the ids: <c>(a in (…) or b in (…))</c>.</summary>
    public SqlFilter AndInAny(IReadOnlyCollection<long> ids, params ReadOnlySpan<string> columns)
    {
        List<string> any = [];
        foreach (var column in columns) any.Add(In(column, ids));
        return And($"({string.Join(" or ", any)})");
    }
}
