using OpenProvince.Files;
using OpenProvince.Files.Contracts;
using OpenProvince.Files.Data;
using OpenProvince.Kernel;

using Xunit;

namespace OpenProvince.Unit.Files;

public sealed class FileStoreTests : IAsyncLifetime
{
    private static readonly FileOwner Draft = new("test.draft", 7), Other = new("test.draft", 8), Dossier = new("test.dossier", 70);
    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[5000]];
    private readonly string folder = Directory.CreateTempSubdirectory("op-files-").FullName;
    private readonly MovableTime time = new();
    private Database database = null!;
    private FileStore store = null!;

    public async ValueTask InitializeAsync()
    {
        database = new Database(DatabaseTarget.Sqlite(folder));
        await new Migrator(database, [new SchemaFiles("files", typeof(FilesModule).Assembly)], TimeProvider.System).MigrateAsync();
        store = new FileStore(database, new BlobFolder(database), new FileLimits { MaxBytes = 10_000, MaxPerOwner = 3 }, time, [], []);
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Stores_and_gives_back_the_same_bytes()
    {
        var file = (await StoreAsync(Draft, Pdf)).Value;
        await using var content = (await store.OpenAsync(file.Id))!;
        var back = new MemoryStream();
        await content.CopyToAsync(back);
        Assert.Equal(Pdf, back.ToArray());
        Assert.Equal(("giay.pdf", "application/pdf", 5009L, false), (file.Name, file.MediaType, file.Size, file.Filed));
    }

    [Fact]
    public async Task Equal_documents_of_two_owners_share_no_bytes_and_no_address()
    {
        await StoreAsync(Draft, Pdf);
        await StoreAsync(Other, Pdf);
        Assert.Equal(2, Blobs().Distinct().Count());
    }

    [Fact]
    public async Task Too_large_content_is_refused_and_leaves_nothing()
    {
        var result = await StoreAsync(Draft, [.. "%PDF-"u8, .. new byte[10_001]]);
        Assert.Equal("files.too-large", result.Error!.Code);
        Assert.Empty(Blobs());
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "files", "incoming")));
        Assert.Empty(await store.OfAsync(Draft));
    }

    [Fact]
    public async Task An_executable_named_pdf_is_refused()
    {
        var result = await StoreAsync(Draft, [.. "MZ"u8, .. new byte[200]]);
        Assert.Equal("files.executable", result.Error!.Code);
        Assert.Empty(Blobs());
    }

    [Fact]
    public async Task An_owner_has_a_limited_number_of_files()
    {
        for (var i = 0; i < 3; i++) Assert.False((await StoreAsync(Draft, Pdf)).IsError);
        Assert.Equal("files.too-many", (await StoreAsync(Draft, Pdf)).Error!.Code);
    }

    [Fact]
    public async Task Strangers_and_the_office_fill_a_room_each()
    {
        var desk = new FileOwner("test.desk", 1);
        var room = new FileStore(database, new BlobFolder(database),
            new FileLimits { MaxUnfiledBytes = 5_000, MaxUnfiledOfficeBytes = 5_000 }, time, [], [new(desk.Kind), new("test.scan")]);
        async Task<string?> TryAsync(FileOwner owner) => (await room.StoreAsync(owner, "giay.pdf", new MemoryStream(Pdf))).Error?.Code;

        Assert.Equal((null, "files.no-room"), (await TryAsync(Draft), await TryAsync(Other)));
        Assert.Equal((null, "files.no-room"), (await TryAsync(desk), await TryAsync(new("test.scan", 1))));
    }

    [Fact]
    public async Task A_filed_file_passes_to_its_dossier_and_can_not_be_deleted()
    {
        var file = (await StoreAsync(Draft, Pdf)).Value;
        var work = new UnitOfWork(database);
        store.File(work, file.Id, Draft, Dossier);
        Assert.False((await work.CommitAsync()).IsError);
        Assert.Empty(await store.OfAsync(Draft));
        Assert.True(Assert.Single(await store.OfAsync(Dossier)).Filed);
        Assert.Equal("files.not-found", (await store.DeleteAsync(file.Id, Draft)).Error!.Code);
        Assert.Equal("files.not-found", (await store.DeleteAsync(file.Id, Dossier)).Error!.Code);
        Assert.NotNull(await store.OpenAsync(file.Id));
    }

    [Fact]
    public async Task Nobody_deletes_another_owners_file()
    {
        var file = (await StoreAsync(Draft, Pdf)).Value;
        Assert.Equal("files.not-found", (await store.DeleteAsync(file.Id, Other)).Error!.Code);
        Assert.False((await store.DeleteAsync(file.Id, Draft)).IsError);
        Assert.Empty(Blobs());
        Assert.Null(await store.FindAsync(file.Id));
    }

    [Fact]
    public async Task Clean_up_removes_old_unfiled_files_only()
    {
        var filed = (await StoreAsync(Draft, Pdf)).Value;
        var work = new UnitOfWork(database);
        store.File(work, filed.Id, Draft, Dossier);
        await work.CommitAsync();
        await StoreAsync(Draft, Pdf);
        time.Now = time.Now.AddDays(31);
        await StoreAsync(Draft, Pdf);
        Assert.Equal(1, await store.CleanUpAsync(TestContext.Current.CancellationToken));
        Assert.Single(await store.OfAsync(Draft));
        Assert.Single(await store.OfAsync(Dossier));
        Assert.Equal(2, Blobs().Length);
    }

    private Task<Result<StoredFile>> StoreAsync(FileOwner owner, byte[] content) =>
        store.StoreAsync(owner, "giay.pdf", new MemoryStream(content));

    private string[] Blobs() => [.. Directory.GetFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories)
        .Select(p => Path.GetFileName(p)!).Where(n => n.Length == 64)];

    private sealed class MovableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 7, 32, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
