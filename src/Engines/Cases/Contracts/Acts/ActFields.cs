using System.Globalization;
using System.Reflection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>Reads an input from what was typed, field by field.</summary>
internal static class ActFields
{
    public static ConstructorInfo ConstructorOf(Type input) => input.GetConstructors().MaxBy(one => one.GetParameters().Length)
        ?? throw new InvalidOperationException($"{input.Name} cannot be made from a form.");

    /// <summary>The input, or null with what is wrong beside the fields. What a rule will say of it is left to the rule.</summary>
    public static object? Read(Type input, IReadOnlyList<ActField?> fields, ActSheet sheet, Texts texts, FormErrors errors)
    {
        var constructor = ConstructorOf(input);
        var parameters = constructor.GetParameters();
        var values = parameters.Select((parameter, i) => fields[i] is { } field && !sheet.IsLeft(field)
            ? Value(field, sheet, texts, errors)
            : parameter.HasDefaultValue ? Default(parameter) : null).ToArray();
        return errors.Any ? null : constructor.Invoke(values);
    }

    private static object? Default(ParameterInfo parameter) =>
        parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);

    private static object? Value(ActField field, ActSheet sheet, Texts texts, FormErrors errors)
    {
        var typed = sheet.TextOf(field)?.Trim() ?? "";
        switch (field.Kind)
        {
            case FieldKind.Words or FieldKind.Line: return Words(field, sheet, texts, errors);
            case FieldKind.Tick: return typed == "true";
            case FieldKind.Day when !sheet.DayOf(field).IsEmpty:
                return sheet.DayOf(field).Date ?? Wrong(texts.Error(CaseErrors.DayMalformed));
            case FieldKind.Units:
                List<AgencyId> units = [.. sheet.TextsOf(field).Select(one => Receiver.Read(one)?.Agency).OfType<AgencyId>().Distinct()];
                return units.Count == 0 && field.Required ? Wrong(sheet.Missing(field, texts)) : units;
            case FieldKind.Files:
                var files = sheet.FilesOf(field);
                return files.Count == 0 && field.Required ? Wrong(sheet.Missing(field, texts)) : files;
        }
        if (typed.Length == 0 && field.Kind is not FieldKind.Choice || typed.Length == 0 && !field.Required)
            return field.Required ? Wrong(sheet.Missing(field, texts)) : null;
        return field.Kind switch
        {
            FieldKind.Number => (object?)Number(field, typed) ?? Wrong(NotANumber(field, texts)),
            FieldKind.Receiver => Receiver.Read(typed) ?? Wrong(sheet.Missing(field, texts)),
            FieldKind.Choice when sheet.ChoicesOf(field, texts).Any(one => one.Value == typed && !one.Disabled) => Chosen(field, typed),
            _ => Wrong(sheet.Missing(field, texts)),
        };

        object? Wrong(string words)
        {
            errors.Add(field.FormName, words);
            return null;
        }
    }

    /// <summary>Nothing typed is a sentence of the form where it has one, else of the rule.</summary>
    private static string? Words(ActField field, ActSheet sheet, Texts texts, FormErrors errors)
    {
        var typed = sheet.TextOf(field) ?? "";
        var length = VietnameseText.Clean(typed).Length;
        if (length == 0 && field.Required && sheet.Word(field, texts, "missing") is { } missing) errors.Add(field.FormName, missing);
        // Words as long as any may be are the rule's to refuse.
        if (field.Max != Reason.MaxLength && length > field.Max)
            errors.Add(field.FormName, texts["cases.field.too-long", ("max", field.Max)]);
        return length == 0 && !field.Required ? null : typed;
    }

    private static int? Number(ActField field, string typed) =>
        int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= field.Range.From && number <= field.Range.To ? number : null;

    private static string NotANumber(ActField field, Texts texts) => field.Range == (int.MinValue, int.MaxValue)
        ? texts["cases.field.number"]
        : texts["cases.field.between", ("from", field.Range.From), ("to", field.Range.To)];

    private static object? Chosen(ActField field, string value)
    {
        if (!field.Type.IsEnum) return value;
        var place = field.Values.ToList().IndexOf(value);
        return place < 0 ? null : Enum.GetValues(field.Type).GetValue(place);
    }
}
