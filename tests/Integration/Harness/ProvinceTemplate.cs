using System.Collections.Concurrent;
using OpenProvince.Kernel;

namespace OpenProvince.Testing;

/// <summary>A migrated and seeded province per database and pack, made once per run; tests get copies.</summary>
internal static class ProvinceTemplate
{
    private static readonly ConcurrentDictionary<(DatabaseEngine, string), Lazy<Task<EmptyDatabase>>> Made = new();

    public static async Task<EmptyDatabase> CopyAsync(DatabaseEngine engine, string pack)
    {
        var template = await Made.GetOrAdd((engine, pack), key => new(() => MakeAsync(key.Item1, key.Item2))).Value;
        return await EmptyDatabase.CreateAsync(engine, template);
    }

    /// <summary>The PostgreSQL copies end with their cluster; the folders are ours.</summary>
    public static void Clear()
    {
        foreach (var template in Made.Values.Where(template => template is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }))
            Directory.Delete(template.Value.Result.Folder, recursive: true);
        Made.Clear();
    }

    private static async Task<EmptyDatabase> MakeAsync(DatabaseEngine engine, string pack)
    {
        var database = await EmptyDatabase.CreateAsync(engine);
        await using var province = new Province(database, pack, new TurnableTime(TurnableTime.WorkingMonday), ownsDatabase: false);
        await province.PrepareAsync();
        return database;
    }
}
