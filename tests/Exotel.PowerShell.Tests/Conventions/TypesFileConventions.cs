using System;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Exotel.PowerShell.Serialization;
using Xunit;

namespace Exotel.PowerShell.Tests.Conventions;

/// <summary>Objects of every public model survive jobs, remoting and CLIXML files, for which the types file needs two entries a model.</summary>
public sealed class TypesFileConventions
{
    public static TheoryData<Type> Models => new(new[] { typeof(Call), typeof(CallMetric), typeof(Profile) }
        .SelectMany(type => type.Assembly.GetExportedTypes()).Where(SerializedModels.Includes));

    [Theory]
    [MemberData(nameof(Models))]
    public void The_types_file_has_the_entries_of_a_model(Type model)
    {
        var names = XDocument.Load(Path.Combine(RepositoryPaths.Root, "src", "Exotel.PowerShell", "Exotel.Types.ps1xml"))
            .Root!.Elements("Type").Select(type => type.Element("Name")!.Value).ToList();

        Assert.True(names.Contains(model.FullName!) && names.Contains("Deserialized." + model.FullName), $"Run ./build.ps1 -Task Help to add {model.FullName}.");
    }

    [Theory]
    [InlineData(typeof(Account))]
    [InlineData(typeof(ExotelException))]
    [InlineData(typeof(ExotelErrorKind))]
    public void What_has_a_secret_or_is_no_record_is_not_restored(Type type)
    {
        Assert.False(SerializedModels.Includes(type));
        Assert.Null(SerializedModels.Find(type.FullName!));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void A_model_is_found_by_its_name(Type model) => Assert.Equal(model, SerializedModels.Find(model.FullName!));
}
