using Microsoft.EntityFrameworkCore;

namespace OpenProvince.Agencies.Data;

/// <summary>EF context of sign-in: accounts only.</summary>
internal sealed class SignInDb(DbContextOptions<SignInDb> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var user = modelBuilder.Entity<User>();
        user.ToTable("agencies_user").HasKey(row => row.Id);
        user.Property(row => row.Id).HasColumnName("id").ValueGeneratedNever();
        user.Property(row => row.UserName).HasColumnName("user_name");
        user.Property(row => row.NormalizedUserName).HasColumnName("normalized_user_name");
        user.Property(row => row.PasswordHash).HasColumnName("password_hash");
        user.Property(row => row.SecurityStamp).HasColumnName("security_stamp");
        user.Property(row => row.ConcurrencyStamp).HasColumnName("concurrency_stamp").IsConcurrencyToken();
        user.Property(row => row.Person).HasColumnName("person");
        user.Property(row => row.Staff).HasColumnName("staff");
        user.Property(row => row.ActiveAgency).HasColumnName("active_agency");
        user.Property(row => row.ActiveRole).HasColumnName("active_role");
        user.Property(row => row.TemporaryUntil).HasColumnName("temporary_until");
    }
}
