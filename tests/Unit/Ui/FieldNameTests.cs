using System.Linq.Expressions;
using OpenProvince.Ui;
using Xunit;

namespace OpenProvince.Unit.Ui;

public sealed class FieldNameTests
{
    private sealed class Person { public string? Name { get; set; } }

    private sealed class Form { public string? Phone { get; set; } public Person Mother { get; set; } =
        new(); public bool Agree { get; set; } }

    private Form? Input { get; set; } = new();

    [Fact]
    public void Follows_the_model_as_the_binder_reads_it()
    {
        Expression<Func<string?>> phone = () => Input!.Phone, mother = () => Input!.Mother.Name;
        Expression<Func<bool>> agree = () => Input!.Agree;

        Assert.Equal("Input.Phone", FieldName.Of(phone));
        Assert.Equal("Input.Mother.Name", FieldName.Of(mother));
        Assert.Equal("Input.Agree", FieldName.Of(agree));
    }

    [Theory]
    [InlineData("Input.Phone", "phone", "f-phone")]
    [InlineData("phone", "phone", "f-phone")]
    [InlineData("Input.Mother.Name", "mother.name", "f-mother-name")]
    [InlineData("Answers[a.1]", "answers[a.1]", "f-answers-a-1-")]
    public void Is_one_field_in_form_error_and_page(string name, string key, string id) =>
        Assert.Equal((key, id), (FieldName.Key(name), FieldName.Id(name)));

    [Fact]
    public void Error_is_found_by_the_handlers_name_of_the_field()
    {
        var errors = new FormErrors().Add("phone", "Số điện thoại thiếu một chữ số.").Add(null, "Đã có người sửa.");

        Assert.Equal("Số điện thoại thiếu một chữ số.", errors.For("Input.Phone"));
        Assert.Null(errors.For("Input.Name"));
        Assert.Equal(2, errors.All.Count);
    }
}
