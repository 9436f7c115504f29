using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>A row of the workbook as a task is said, with what cannot be understood in it.</summary>
internal sealed class ImportRow
{
    private static readonly string[] Days = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d"];

    private readonly Dictionary<ImportColumn, SheetCell> cells = [];
    private readonly Dictionary<ImportColumn, Error> wrong = [];
    private readonly bool from1904;

    /// <param name="row">As the sheet has it.</param>
    /// <param name="columns">Which column stands where.</param>
    /// <param name="words">What units, fields and leaders are called.</param>
    /// <param name="from1904">From when its days are counted.</param>
    public ImportRow(SheetRow row, IReadOnlyDictionary<int, ImportColumn> columns, ImportWords words, bool from1904)
    {
        (Number, this.from1904) = (row.Number, from1904);
        foreach (var cell in row.Cells)
        {
            if (!columns.TryGetValue(cell.Column, out var column)) continue;
            cells[column] = cell;
            if (cell.Kind is CellKind.Fault) wrong[column] = TaskErrors.ImportCellFault;
        }
        Said = Read(words);
    }

    public int Number { get; }

    /// <summary>Its unit gave it a code.</summary>
    public bool HasCode => cells.ContainsKey(ImportColumn.Key);

    public bool IsEmpty => cells.Count == 0;

    /// <summary>The task, as far as it is understood.</summary>
    public AssignTask.Input Said { get; }

    /// <summary>What is wrong, by column; the first refusal of a cell counts.</summary>
    public IReadOnlyDictionary<ImportColumn, Error> Wrong => wrong;

    public void Refuse(Error error)
    {
        foreach (var one in error.Each()) wrong.TryAdd(ImportColumn.Of(one), one);
    }

    public void Refuse(ImportColumn at, Error error) => wrong.TryAdd(at, error);

    /// <summary>By which a row is known again: the code its unit gave it; without one all it says.</summary>
    public long Key()
    {
        return ImportedRow.KeyOf(Text(ImportColumn.Key) is { } code
            ? $"code\n{code.ToLowerInvariant()}"
            : string.Join('\n', ImportColumn.All.Select(column => Text(column) ?? "").Prepend("row")));
    }

    private AssignTask.Input Read(ImportWords words)
    {
        var content = Text(ImportColumn.Content);
        var lead = Word(ImportColumn.Lead, words.Unit);
        var parts = new List<AssignTask.PartInput>();
        const StringSplitOptions clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var name in (Text(ImportColumn.Parts) ?? "").Split(';', clean))
        {
            var unit = words.Unit(name);
            if (unit.IsError) Refuse(ImportColumn.Parts, unit.Error);
            // What a co-operating unit does is said by the task itself.
            else parts.Add(new(unit.Value, content));
        }
        return new(content, Text(ImportColumn.Product), Word(ImportColumn.Field, words.Field), lead, null, Day(ImportColumn.Start),
            Day(ImportColumn.Due), Word(ImportColumn.Leader, words.Leader),
            new TaskSource(
                Text(ImportColumn.Number), Day(ImportColumn.Day), Text(ImportColumn.Title), Text(ImportColumn.Paragraph)), parts);
    }

    private string? Text(ImportColumn column) => cells.TryGetValue(column, out var cell) ? cell.Text : null;

    private T? Word<T>(ImportColumn column, Func<string, Result<T>> find)
    {
        if (Text(column) is not { } said) return default;
        var found = find(said);
        if (!found.IsError) return found.Value;
        Refuse(column, found.Error);
        return default;
    }

    private DateOnly? Day(ImportColumn column)
    {
        if (!cells.TryGetValue(column, out var cell)) return null;
        if (cell.Kind is CellKind.Number && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            && serial is > 60 and < 2_950_000)
            return new DateOnly(1899, 12, 30).AddDays((int)serial + (from1904 ? 1462 : 0));
        if (DateOnly.TryParseExact(cell.Text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        Refuse(column, TaskErrors.ImportDay);
        return null;
    }
}
