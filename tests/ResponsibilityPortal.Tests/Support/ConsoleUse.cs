namespace ResponsibilityPortal.Tests.Support;

/// <summary>Tests that listen to the console, which the whole process shares, take turns.</summary>
[CollectionDefinition(Name)]
public sealed class ConsoleUse
{
    public const string Name = "console";
}
