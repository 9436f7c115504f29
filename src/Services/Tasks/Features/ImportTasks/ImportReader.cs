using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Reads a workbook row by row and names every wrong cell; of 50,000 rows it holds no more than what may be made.</summary>
internal sealed class ImportReader(IFiles files, TaskMaker maker, ImportReads reads, TaskChoices choices, Texts texts)
{
    public async Task<Result<ImportPlan>> ReadAsync(StoredFile file, Actor actor, CancellationToken ct)
    {
        if (file.MediaType != Xlsx.ContentType) return TaskErrors.ImportNotWorkbook;
        await using var content = await files.OpenAsync(file.Id, ct);
        if (content is null) return TaskErrors.ImportGone;
        var opened = Workbook.Open(content);
        if (opened.IsError) return opened.Error;
        using var workbook = opened.Value;
        try
        {
            return await ReadAsync(workbook, file.Id.Value, actor, ct);
        }
        catch (Exception e) when (Workbook.IsMalformed(e))
        {
            return TaskErrors.ImportNotWorkbook;
        }
    }

    private async Task<Result<ImportPlan>> ReadAsync(Workbook workbook, long import, Actor actor, CancellationToken ct)
    {
        using var rows = workbook.Rows().GetEnumerator();
        if (!rows.MoveNext()) return TaskErrors.ImportEmpty;
        var columns = Columns(rows.Current);
        if (ImportColumn.All.FirstOrDefault(one => one.Needed && !columns.ContainsValue(one)) is { } missing)
            return TaskErrors.ImportHeading(missing.Heading(texts));
        var (words, found) = (choices.Words(actor), new Found(columns));
        while (rows.MoveNext())
        {
            ct.ThrowIfCancellationRequested();
            var row = new ImportRow(rows.Current, columns, words, workbook.From1904);
            if (row.IsEmpty) continue;
            if (found.Read == ImportTasks.MostRead) return TaskErrors.ImportTooLong(ImportTasks.MostRead);
            await LookAsync(row, found, actor, ct);
        }
        return await PlanAsync(import, found, actor, ct);
    }

    private async Task LookAsync(ImportRow row, Found found, Actor actor, CancellationToken ct)
    {
        var looked = await maker.LookAsync(actor.Active!.Value.Agency, row.Said, actor, ct);
        if (looked.IsError) row.Refuse(looked.Error);
        found.Add(row, looked.IsError ? null : looked.Value);
    }

    private async Task<Result<ImportPlan>> PlanAsync(long import, Found found, Actor actor, CancellationToken ct)
    {
        if (found.Read == 0) return TaskErrors.ImportEmpty;
        var known = await reads.KnownAsync(actor.Active!.Value.Agency, [.. found.Ready.Select(row => row.Key)], ct);
        // Too many is said when nothing else is wrong: first the cells.
        if (found.WrongCount == 0 && found.Read > ImportTasks.MostMade) return TaskErrors.ImportTooMany(ImportTasks.MostMade);
        ReadyRow[] rows = [.. found.Ready.Where(row => !known.Contains(row.Key))];
        return new ImportPlan(import, rows, found.Read, found.Ready.Count - rows.Length, found.Wrong, found.WrongCount);
    }

    /// <summary>Which column stands where, by the words of the first row.</summary>
    private Dictionary<int, ImportColumn> Columns(SheetRow heads)
    {
        var columns = new Dictionary<int, ImportColumn>();
        foreach (var cell in heads.Cells)
        {
            var head = VietnameseText.Fold(cell.Text);
            if (ImportColumn.All.FirstOrDefault(one => VietnameseText.Fold(one.Heading(texts)) == head) is { } column
                && !columns.ContainsValue(column))
                columns[cell.Column] = column;
        }
        return columns;
    }

    /// <summary>What was found so far.</summary>
    private sealed class Found(Dictionary<int, ImportColumn> columns)
    {
        private readonly Dictionary<ImportColumn, string> letters =
            columns.ToDictionary(one => one.Value, one => ImportColumn.Letters(one.Key));
        private readonly Dictionary<long, int> keys = [];

        public List<ReadyRow> Ready { get; } = [];
        public List<WrongCell> Wrong { get; } = [];
        public int Read { get; private set; }
        public int WrongCount { get; private set; }

        public void Add(ImportRow row, ReadyTask? task)
        {
            Read++;
            var key = row.Key();
            if (!keys.TryAdd(key, row.Number))
                row.Refuse(row.HasCode ? ImportColumn.Key : ImportColumn.Content, TaskErrors.ImportTwice(keys[key]));
            WrongCount += row.Wrong.Count;
            foreach (var column in ImportColumn.All)
                if (row.Wrong.TryGetValue(column, out var why) && Wrong.Count < ImportTasks.MostShown)
                    Wrong.Add(new($"{LetterOf(column)}{row.Number}", column, why));
            // What is wrong makes nothing, so no more is held than may be made.
            if (WrongCount == 0 && task is not null && Ready.Count < ImportTasks.MostMade) Ready.Add(new(key, task));
        }

        private string LetterOf(ImportColumn column) => letters.GetValueOrDefault(column) ?? letters[ImportColumn.Content];
    }
}
