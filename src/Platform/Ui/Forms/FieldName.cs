using System.Linq.Expressions;
using System.Text;

namespace OpenProvince.Ui;

/// <summary>
/// One field, three spellings: the form name the model binder reads ("Input.Phone"), the key an error names ("phone"),
/// and the id in the page ("f-phone").
/// </summary>
public static class FieldName
{
    /// <summary>"Input.Phone" from <c>() => Input!.Phone</c>: what the framework's own inputs would write.</summary>
    public static string Of(LambdaExpression expression)
    {
        var parts = new Stack<string>();
        for (var node = expression.Body; node is not null;)
        {
            switch (node)
            {
                case UnaryExpression convert: node = convert.Operand; break;
                case MemberExpression member: parts.Push(member.Member.Name); node = member.Expression; break;
                default: node = null; break;
            }
        }
        return string.Join('.', parts);
    }

    /// <summary>"phone" from "Input.Phone": the leading model name does not count, nor does case.</summary>
    public static string Key(string name)
    {
        var rest = name.StartsWith("Input.", StringComparison.OrdinalIgnoreCase) ? name["Input.".Length..] : name;
        return rest.ToLowerInvariant();
    }

    public static string Id(string name)
    {
        var id = new StringBuilder("f-");
        foreach (var c in Key(name)) id.Append(char.IsAsciiLetterOrDigit(c) ? c : '-');
        return id.ToString();
    }
}
