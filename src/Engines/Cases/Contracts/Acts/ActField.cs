using System.Reflection;
using System.Text.Json;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Files.Contracts;

namespace OpenProvince.Cases.Contracts;

/// <summary>How a field is drawn and read.</summary>
public enum FieldKind
{
    Words,
    Line,
    Day,
    Number,
    Tick,
    Choice,
    Receiver,
    Units,
    Files,
}

/// <summary>A field of an act's form; it follows from a parameter of the act's input.</summary>
/// <param name="Name">As the parameter; the form says <c>Input.Name</c>.</param>
/// <param name="Type">What the act is given, without its nullability.</param>
/// <param name="Required">The form does not go through without it.</param>
public sealed record ActField(string Name, Type Type, FieldKind Kind, bool Required)
{
    /// <summary>Characters of words and lines; files of a file field.</summary>
    public int Max { get; init; } = Reason.MaxLength;

    /// <summary>Of a number, both included.</summary>
    public (int From, int To) Range { get; init; } = (int.MinValue, int.MaxValue);

    /// <summary>What a choice is made from, unless the act offers its own list.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Fields of the act whose refusals stand here too.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    public string FormName => $"Input.{Name}";

    /// <summary>Last part of its text keys.</summary>
    public string Key { get; } = JsonNamingPolicy.KebabCaseLower.ConvertName(Name);

    /// <summary>The fields of an input: its widest constructor, in order.</summary>
    /// <exception cref="InvalidOperationException">A parameter is of a type no form has a field for.</exception>
    public static IReadOnlyList<ActField?> Of(Type input) => [.. ActFields.ConstructorOf(input).GetParameters().Select(Of)];

    private static ActField? Of(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(NotInFormAttribute))) return null;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var asked = parameter.IsDefined(typeof(AskedAttribute)) || !IsNullable(parameter);
        var name = char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..];
        var among = parameter.GetCustomAttribute<AmongAttribute>();
        var range = parameter.GetCustomAttribute<BetweenAttribute>();
        var line = parameter.GetCustomAttribute<OneLineAttribute>();
        var kind = among is not null ? FieldKind.Choice : line is not null ? FieldKind.Line : KindOf(type, name);
        return new ActField(name, type, kind, asked)
        {
            Max = type == typeof(IReadOnlyList<StoredFile>)
                ? FormUploads.MostFiles
                : line?.Max ?? parameter.GetCustomAttribute<LongestAttribute>()?.Max ?? Reason.MaxLength,
            Range = range is null ? (int.MinValue, int.MaxValue) : (range.From, range.To),
            Values = among?.Values ?? (type.IsEnum ? [.. Enum.GetNames(type).Select(JsonNamingPolicy.KebabCaseLower.ConvertName)] : []),
            Beside = parameter.GetCustomAttribute<BesideAttribute>()?.Fields ?? [],
        };
    }

    private static bool IsNullable(ParameterInfo parameter) => parameter.ParameterType.IsValueType
        ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        : new NullabilityInfoContext().Create(parameter).WriteState is not NullabilityState.NotNull;

    private static FieldKind KindOf(Type type, string name) => type switch
    {
        _ when type == typeof(string) => FieldKind.Words,
        _ when type == typeof(DateOnly) => FieldKind.Day,
        _ when type == typeof(int) => FieldKind.Number,
        _ when type == typeof(bool) => FieldKind.Tick,
        { IsEnum: true } => FieldKind.Choice,
        _ when type == typeof(Receiver) => FieldKind.Receiver,
        _ when type == typeof(IReadOnlyList<AgencyId>) => FieldKind.Units,
        _ when type == typeof(IReadOnlyList<StoredFile>) => FieldKind.Files,
        _ => throw new InvalidOperationException($"No form has a field for {name} of type {type.Name}: NotInForm, or a page of its own."),
    };
}
