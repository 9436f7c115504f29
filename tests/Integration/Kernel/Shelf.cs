using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Kernel;

/// <summary>A database with one table of books: an id, a unique title and a number of copies.</summary>
internal sealed class Shelf : IAsyncDisposable
{
    public static readonly Error Taken = Error.Conflict("test.title-taken");
    public static readonly Error Missing = Error.Conflict("test.book-missing");

    private readonly EmptyDatabase place;
    private ServiceProvider services;

    private Shelf(EmptyDatabase place, ServiceProvider services) => (this.place, this.services) = (place, services);

    public Database Database => services.GetRequiredService<Database>();

    public IServiceProvider Services => services;

    public static async Task<Shelf> OpenAsync(DatabaseEngine engine, SqliteLaneOptions? lane = null)
    {
        var place = await EmptyDatabase.CreateAsync(engine);
        return new(place, await place.ServicesAsync(services => Register(services, place, lane), TestContext.Current.CancellationToken));
    }

    public UnitOfWork Work() => new(Database);

    public static UnitOfWork Put(UnitOfWork work, long id, string? title = null)
    {
        work.Add("insert into test_book (id, title, copies) values ($1, $2, 1)", id, title ?? $"book {id}");
        return work.OnUnique(Taken);
    }

    /// <summary>One more copy of a book that must be there.</summary>
    public static UnitOfWork More(UnitOfWork work, long id)
    {
        work.AddChecked("update test_book set copies = copies + 1 where id = $1", Missing, id);
        return work;
    }

    public Task<Result> PutAsync(long id, string? title = null) => Put(Work(), id, title).CommitAsync();

    public async Task<IReadOnlyList<long>> IdsAsync() =>
        await Database.QueryAsync(row => row.Int(0), "select id from test_book order by id", []);

    public Task<long> CopiesAsync() => Database.FirstAsync(row => row.Int(0), "select coalesce(sum(copies), 0) from test_book", []);

    /// <summary>Ends the program's hold on the data and opens it again.</summary>
    public async Task ReopenAsync()
    {
        await services.DisposeAsync();
        services = await place.ServicesAsync(services => Register(services, place, null), TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await place.DisposeAsync();
    }

    private static void Register(IServiceCollection services, EmptyDatabase place, SqliteLaneOptions? lane)
    {
        services.AddSingleton(_ => new Database(place.Target, lane));
        services.AddKernel().AddSchema("test", new SqlFiles(("0001_books", """
            create table test_book (
              id bigint not null constraint pk_test_book primary key,
              title text not null constraint uq_test_book_title unique,
              copies bigint not null
            );
            """)));
    }
}
