using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using System.Text.Json;

namespace OpenProvince.Time;

/// <summary>One sitting of a working day in minutes after midnight, end excluded. Written "07:30-11:30".</summary>
[JsonConverter(typeof(SessionJson))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct Session(int Start, int End)
{
    public int Minutes => End - Start;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Start / 60:00}:{Start % 60:00}-{End / 60:00}:{End % 60:00}");

    public static bool TryParse(string? text, out Session session)
    {
        session = default;
        if (text?.Split('-') is not [var from, var to] || !TryMinute(from, out var start) || !TryMinute(to, out var end) || end <= start)
            return false;
        session = new Session(start, end);
        return true;
    }

    private static bool TryMinute(string text, out int minute)
    {
        var ok = TimeOnly.TryParseExact(text.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        minute = time.Hour * 60 + time.Minute;
        return ok;
    }
}

internal sealed class SessionJson : JsonConverter<Session>
{
    public override Session Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Session.TryParse(reader.GetString(), out var session)
            ? session
            : throw new JsonException($"'{reader.GetString()}' is not a session such as 07:30-11:30.");

    public override void Write(Utf8JsonWriter writer, Session value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
