namespace ResponsibilityPortal.Web.Settings;

/// <summary>Marks a setting that contains a password, so that it is never shown.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecretSettingAttribute : Attribute;
