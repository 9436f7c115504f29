using System.Reflection;
using System.Text;

namespace OpenProvince.Integration.Kernel;

/// <summary>Stands for a module's assembly with numbered SQL, so that a test chooses the files.</summary>
internal sealed class SqlFiles(params (string Name, string Sql)[] files) : Assembly
{
    public override string[] GetManifestResourceNames() => [.. files.Select(file => $"sql/{file.Name}.sql")];

    public override Stream? GetManifestResourceStream(string name) =>
        new MemoryStream(Encoding.UTF8.GetBytes(files.Single(file => $"sql/{file.Name}.sql" == name).Sql));
}
