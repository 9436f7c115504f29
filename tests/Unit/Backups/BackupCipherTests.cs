using System.Security.Cryptography;
using OpenProvince.Backups.Domain;

namespace OpenProvince.Unit.Backups;

public sealed class BackupCipherTests
{
    private readonly BackupCipher cipher = new(BackupKey.Parse(BackupKey.Fresh(), "key").Value);

    [Fact]
    public void What_is_sealed_opens_and_only_under_its_name()
    {
        foreach (var plain in new[] { [], new byte[100_000], RandomNumberGenerator.GetBytes(70_000), "một"u8.ToArray() })
        {
            var bytes = cipher.Seal("chunks/ab/abc", plain);
            Assert.Equal(plain, cipher.Open("chunks/ab/abc", bytes));
            Assert.Null(cipher.Open("chunks/ab/abd", bytes));
        }
    }

    [Fact]
    public void No_bit_can_be_changed_and_no_part_cut_off()
    {
        var bytes = cipher.Seal("x", "hồ sơ"u8);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(cipher.Open("x", bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        for (var length = 0; length < bytes.Length; length++) Assert.Null(cipher.Open("x", bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Equal_contents_get_one_address_under_one_key_and_another_under_another()
    {
        Assert.Equal(cipher.Address("a"u8), cipher.Address("a"u8));
        Assert.NotEqual(cipher.Address("a"u8), new BackupCipher(BackupKey.Parse(BackupKey.Fresh(), "key").Value).Address("a"u8));
        Assert.NotEqual(cipher.Seal("x", "a"u8), cipher.Seal("x", "a"u8));
    }

    [Theory]
    [InlineData("")]
    [InlineData("openprovince-backup-key-1 AAAA")]
    [InlineData("openprovince-backup-key-2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_key_is_32_bytes_behind_its_head(string text) => Assert.True(BackupKey.Parse(text, "key").IsError);
}
