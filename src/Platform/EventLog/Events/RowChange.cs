using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenProvince.EventLog;

/// <summary>
/// What an event changed in the state row of its stream, by the short names of columns; stored as a JSON object whose nulls count.
/// Laid over one another in the order of the stream, the changes give the row: <c>verify</c> does that. Codes and numbers only.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class RowChange(params IReadOnlyList<(string Column, Cell Value)> columns)
{
    public IReadOnlyList<(string Column, Cell Value)> Columns => columns;

    /// <summary>The columns whose values differ.</summary>
    public static RowChange Between(IReadOnlyList<string> names, ReadOnlySpan<Cell> before, ReadOnlySpan<Cell> after)
    {
        var changed = new List<(string, Cell)>(8);
        for (var i = 0; i < names.Count; i++)
            if (before[i] != after[i]) changed.Add((names[i], after[i]));
        return new RowChange(changed);
    }

    internal sealed class Converter : JsonConverter<RowChange>
    {
        public override RowChange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
            var columns = new List<(string, Cell)>(8);
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                columns.Add((name, reader.TokenType switch
                {
                    JsonTokenType.Null => default,
                    JsonTokenType.Number => reader.GetInt64(),
                    JsonTokenType.String => reader.GetString(),
                    _ => throw new JsonException(),
                }));
            }
            return new RowChange(columns);
        }

        public override void Write(Utf8JsonWriter writer, RowChange value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (column, cell) in value.Columns)
            {
                if (cell.Number is { } number) writer.WriteNumber(column, number);
                else if (cell.Text is { } text) writer.WriteString(column, text);
                else writer.WriteNull(column);
            }
            writer.WriteEndObject();
        }
    }
}
