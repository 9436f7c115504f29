namespace OpenProvince.Tasks.Domain;

/// <summary>The row of a workbook a task comes from.</summary>
/// <param name="Import">The number of its file: names the import.</param>
/// <param name="Key">Of the row; one task of an agency has it.</param>
internal sealed record ImportedRow(long Import, long Key);
