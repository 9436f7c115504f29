using OpenProvince.Backups.Data;

namespace OpenProvince.Unit.Backups;

public sealed class PgToolsTests
{
    [Theory]
    [InlineData("LOG: redo starts\nFATAL:  recovery ended\nLOG: shut down\n", "FATAL:  recovery ended")]
    [InlineData("pg_basebackup: error: connection failed\npg_basebackup: hint: is it running?\n",
        "pg_basebackup: error: connection failed")]
    [InlineData("one\n\n two \n", "two")]
    [InlineData("", "")]
    public void The_last_error_is_the_reason_else_the_last_line(string said, string reason) => Assert.Equal(reason,
        PgTools.LastWords(said));
}
