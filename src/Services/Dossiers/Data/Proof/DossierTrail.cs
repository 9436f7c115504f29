using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>One dossier as its events have it so far. There is one for every dossier of the province, so it is kept small.</summary>
internal sealed class DossierTrail
{
    private const long Nothing = long.MinValue;
    private readonly long[] row = new long[Dossier.Map.Changing.Count];

    public DossierTrail(RecordedEvent e, DossierFiled filed, Words words)
    {
        Array.Fill(row, Nothing);
        row[CaseColumns.Pauses] = 0;
        (Id, ReceivedBy, FiledAt, RecordedAt) = (filed.Dossier, e.Agency, e.OccurredAt, e.Stamp.RecordedAt);
        (Procedure, Case, ProcedureVersion) = (words.Number(filed.Procedure), words.Number(filed.Case), filed.ProcedureVersion);
        (Channel, Door, Custody) = ((byte)filed.Channel, (byte)filed.Door, (byte)filed.Custody);
        (HelpedAt, Competent, Submitter, Owner) = (filed.HelpedAt, filed.Competent, filed.Submitter ?? filed.Owner, filed.Owner);
        (TermUnit, TermAmount) = ((byte)filed.TermUnit, filed.TermAmount);
    }

    public long Id { get; }
    public long ReceivedBy { get; }
    public Instant FiledAt { get; }
    public Instant RecordedAt { get; }
    public int Procedure { get; }
    public int Case { get; }
    public int ProcedureVersion { get; }
    public byte Channel { get; }
    public byte Door { get; }
    public byte Custody { get; }
    public byte TermUnit { get; }
    public int TermAmount { get; }
    public long HelpedAt { get; }
    public long Competent { get; }
    public long Submitter { get; }
    public long Owner { get; }
    public Instant LastStepAt { get; private set; }

    /// <summary>The daily number as later acts repeat it; 0 while none has.</summary>
    public int Number { get; private set; }

    /// <summary>Rows beside the state row: expected ones added, found ones taken off.</summary>
    public UInt128 Rows { get; set; }

    /// <summary>The same for rows of words; they no longer count once the dossier was forgotten.</summary>
    public UInt128 Sealed { get; set; }

    public bool Forgotten { get; private set; }

    /// <summary>Its state row was met.</summary>
    public bool Met { get; set; }

    public int Day => FiledAt.LocalDay().ToNumber();

    public void Take(RecordedEvent e, CaseAct act, Words words)
    {
        LastStepAt = e.OccurredAt;
        if (act.Number is { } number) Number = number;
        foreach (var (column, value) in act.Row.Columns)
        {
            // A column nobody knows was written behind the program: the broken chain is a finding of its own, and the others are still
            // compared.
            var at = IndexOf(column);
            if (at < 0) continue;
            row[at] = value.Text is { } text ? words.Number(text) : value.Number ?? Nothing;
        }
    }

    public void Forget() => Forgotten = true;

    public Cell At(int column, Words words) =>
        row[column] == Nothing ? default : Dossier.Map.Changing[column].Text ? words.Of(row[column]) : row[column];

    private static int IndexOf(string column)
    {
        for (var i = 0; i < Dossier.Map.EventNames.Count; i++)
            if (Dossier.Map.EventNames[i] == column) return i;
        return -1;
    }
}

/// <summary>Codes that come again and again, kept once.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> words = [];

    public int Number(string word)
    {
        if (numbers.TryGetValue(word, out var number)) return number;
        words.Add(word);
        return numbers[word] = words.Count - 1;
    }

    /// <summary>The word, or "?" for a number no word has: one that was written into the log where a word belongs.</summary>
    public string Of(long number) => number >= 0 && number < words.Count ? words[(int)number] : "?";
}
