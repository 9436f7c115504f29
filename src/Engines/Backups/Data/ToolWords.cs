using System.Diagnostics;
using System.Text;

namespace OpenProvince.Backups.Data;

/// <summary>What a program of PostgreSQL has said lately, heard while it runs.</summary>
internal sealed class ToolWords
{
    private const int Most = 16_384;
    private readonly StringBuilder said = new();

    /// <summary>The last error, else the last line.</summary>
    public string Last
    {
        get
        {
            lock (said) return PgTools.LastWords(said.ToString());
        }
    }

    /// <summary>Hears a process from here on; what others said is forgotten. All of it is heard once the process was waited for.</summary>
    public void Listen(Process process)
    {
        lock (said) said.Clear();
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        if (process.StartInfo.RedirectStandardError) process.BeginErrorReadLine();
        if (process.StartInfo.RedirectStandardOutput) process.BeginOutputReadLine();
    }

    public bool Has(string words)
    {
        lock (said) return said.ToString().Contains(words, StringComparison.Ordinal);
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            if (said.Length > Most) said.Remove(0, Most / 2);
            said.AppendLine(line);
        }
    }
}
