using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenProvince.Fields.Contracts;

/// <summary>How a form stands in a file: names in camel case, kinds in words ("past-date"); what nobody knows stops the start.</summary>
public static class FormDefinition
{
    /// <summary>For a file that holds questions, whatever else it holds.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = false,
    };

    /// <summary>The sections with the options of every list that a field names.</summary>
    /// <param name="sections">As read.</param>
    /// <param name="list">The options of a list, by its name.</param>
    public static IReadOnlyList<FormSection> WithLists(
        IReadOnlyList<FormSection> sections, Func<string, IReadOnlyList<FieldOption>> list) =>
        [.. sections.Select(section => section with
        {
            Questions = [.. section.Questions.Select(question => question with
            {
                Fields = [.. question.Fields.Select(field => field.List is { } name ? field with { Options = list(name) } : field)],
            })],
        })];
}
