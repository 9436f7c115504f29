using OpenProvince.Architecture.Reading;
using OpenProvince.Architecture.Rules;

namespace OpenProvince.Architecture;

public sealed class SqlTests
{
    private static readonly SourceSet Planted = SourceSet.Of(
        ("src/Engines/Measures/Measures.csproj", "<Project />"),
        ("src/Services/Dossiers/Dossiers.csproj", "<Project />"),
        ("src/Engines/Measures/Data/Sql/0001_rollup.sql",
            "create table measures_rollup (measure text not null, made timestamp);\n-- no boolean here\n"),
        ("src/Engines/Measures/Data/Sql/0003_more.sqlite.sql", "create table facts (id bigint);"),
        ("src/Engines/Measures/Data/Sql/4_odd.sql", ""),
        ("src/Services/Dossiers/Data/Sql/0001_dossier.sql", "create table dossiers_dossier (id bigint primary key);"),
        ("src/Services/Dossiers/Data/Own.cs", "class Own { string sql = \"select id from dossiers_dossier\"; /* measures_rollup */ }"),
        ("src/Services/Dossiers/Data/Join.cs",
            "class Join { string sql = $\"\"\"\n  select 1 from dossiers_dossier d join measures_rollup r on {1}\n  \"\"\"; }"),
        ("src/Services/Dossiers/Data/Made.cs", "class Made { string sql = \"delete from measures_dossiers_late\"; }"));

    [Fact]
    public void Modules_touch_only_their_own_tables() => Obey.None(SqlRule.ForeignTables(SourceSet.Repository));

    [Fact]
    public void Tables_carry_the_prefix_of_their_module() => Obey.None(SqlRule.Names(SourceSet.Repository));

    [Fact]
    public void Columns_have_types_both_databases_share() => Obey.None(SqlRule.Types(SourceSet.Repository));

    [Fact]
    public void Every_number_is_one_file_or_one_per_database() => Obey.None(SqlRule.Numbers(SourceSet.Repository));

    [Fact]
    public void Finds_a_planted_foreign_table() =>
        Obey.Finds(SqlRule.ForeignTables(Planted), "Join.cs touches measures_rollup of Measures",
            "Made.cs touches measures_dossiers_late of Measures");

    [Fact]
    public void Finds_a_planted_table_without_prefix() => Obey.Finds(SqlRule.Names(Planted), "table facts");

    [Fact]
    public void Finds_a_planted_type() => Obey.Finds(SqlRule.Types(Planted), "0001_rollup.sql: timestamp");

    [Fact]
    public void Finds_planted_lonely_twins_and_odd_numbers() =>
        Obey.Finds(SqlRule.Numbers(Planted), "0003 must be one common file", "4 is not a number of four digits");
}
