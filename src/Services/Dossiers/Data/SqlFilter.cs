using System.Globalization;
using System.Text;

namespace OpenProvince.Dossiers.Data;

/// <summary>Builds a where clause with positional parameters. Lists of ids are numbers of ours and go in as numbers.</summary>
internal sealed class SqlFilter
{
    private readonly StringBuilder where = new("1 = 1");
    private readonly List<object?> args;

    public SqlFilter() => args = [];

    private SqlFilter(List<object?> shared) => args = shared;

    /// <summary>The name searched for is so common that only open dossiers are looked through.</summary>
    public bool OnlyOpen { get; set; }

    /// <summary>Another where clause of the same statement: its parameters go on counting.</summary>
    public SqlFilter Beside() => new(args);

    public string Where => where.ToString();

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

    public static string In(string column, IReadOnlyCollection<long> ids) => ids.Count == 0
        ? "1 = 0"
        : $"{column} in ({string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)))})";
}
