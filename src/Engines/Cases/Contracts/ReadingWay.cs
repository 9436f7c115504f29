using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>How an officer came to see personal data. The bits stand in the table.</summary>
[Flags]
public enum ReadingWay
{
    /// <summary>The case's page, or the form of an act.</summary>
    Page = 1,
    /// <summary>The pane beside the queue.</summary>
    Pane = 2,
    Slip = 4,
    /// <summary>The answer to a program.</summary>
    Program = 8,
    /// <summary>A scan or a result document.</summary>
    File = 16,
    ListFile = 32,
    PrintedList = 64,
    ListForProgram = 128,
    /// <summary>Identity numbers in full.</summary>
    Identity = 256,
}

/// <summary>What a use of a list is in the record of reads.</summary>
public static class ListWays
{
    public static ReadingWay Way(this ListUse use) => use switch
    {
        ListUse.Print => ReadingWay.PrintedList,
        ListUse.Program => ReadingWay.ListForProgram,
        _ => ReadingWay.ListFile,
    };
}
