using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Kernel;

/// <summary>The schema is numbered SQL, so nothing but this test keeps EF Core's mappings true to it.</summary>
public sealed class MappingTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Every_context_maps_to_tables_and_columns_that_exist(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var contexts = Contexts();
        Assert.Contains(contexts, context => context.Name == "SignInDb");

        foreach (var type in contexts)
        {
            var findings = await province.InScopeAsync(
                scope => MappingComparison.FindAsync((DbContext)scope.GetRequiredService(type), province.Database));
            Assert.True(findings.Count == 0, $"{type.Name}: {string.Join("; ", findings)}");
        }
    }

    [Theory, EachDatabase]
    public async Task The_comparison_names_what_is_planted(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        var options = new DbContextOptionsBuilder<WrongDb>();
        shelf.Database.Configure(options);
        await using var wrong = new WrongDb(options.Options);

        var findings = await MappingComparison.FindAsync(wrong, shelf.Database);

        Assert.Equal(["test_book.author does not exist", "test_book.copies is not null in the database only", "test_lost does not exist"],
            findings.Order(StringComparer.Ordinal));
    }

    /// <summary>Every context of the program, registered or not: one that is not registered fails to resolve.</summary>
    private static IReadOnlyList<Type> Contexts() =>
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "OpenProvince.*.dll").Append(typeof(Server.ServerOptions).Assembly.Location)
            .Where(file => !file.EndsWith("OpenProvince.Integration.dll", StringComparison.Ordinal))
            .Select(System.Reflection.Assembly.LoadFrom)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(DbContext)) && !type.IsAbstract)
            .Distinct(),
    ];

    private sealed class Book
    {
        public long Id { get; set; }

        public string Title { get; set; } = "";

        public long? Copies { get; set; }

        public string? Author { get; set; }
    }

    private sealed class Lost
    {
        public long Id { get; set; }
    }

    private sealed class WrongDb(DbContextOptions<WrongDb> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            var book = modelBuilder.Entity<Book>();
            book.ToTable("test_book").HasKey(row => row.Id);
            book.Property(row => row.Id).HasColumnName("id");
            book.Property(row => row.Title).HasColumnName("title");
            book.Property(row => row.Copies).HasColumnName("copies");
            book.Property(row => row.Author).HasColumnName("author");
            modelBuilder.Entity<Lost>().ToTable("test_lost").HasKey(row => row.Id);
        }
    }
}
