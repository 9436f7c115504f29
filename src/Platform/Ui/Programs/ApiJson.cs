using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// How answers for programs are written: ids are texts (63 bits do not fit a JavaScript number), moments are ISO 8601 at +07:00.
/// </summary>
public static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All)
    };

    public static DateTimeOffset Local(Instant at) => at.ToDateTimeOffset().ToOffset(LocalTime.Offset);

    public static DateTimeOffset? Local(Instant? at) => at is { } moment ? Local(moment) : null;

    public static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Enumerations on the wire: kebab case; an unknown name becomes a value no rule accepts.</summary>
public static class ApiNames
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>Null when nothing was said.</summary>
    public static T? Parse<T>(string? text) where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        foreach (var value in Enum.GetValues<T>())
            if (string.Equals(Of(value), text.Trim(), StringComparison.OrdinalIgnoreCase)) return value;
        return (T)Enum.ToObject(typeof(T), -1);
    }
}

/// <summary>The names of an enumeration on the wire, or its numbers where the law numbers it.</summary>
public sealed class OneOfAttribute<T> : ApiValuesAttribute where T : struct, Enum
{
    public bool Numbers { get; init; }

    public override IReadOnlyList<object> Values =>
        [.. Enum.GetValues<T>().Select(object (one) => Numbers ? Convert.ToInt32(one, null) : ApiNames.Of(one))];

    public override IReadOnlyList<string>? Names => Numbers ? [.. Enum.GetValues<T>().Select(ApiNames.Of)] : null;
}
